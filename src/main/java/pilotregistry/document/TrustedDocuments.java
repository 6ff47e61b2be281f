package pilotregistry.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Command;

/// The documents that builds of front ends have registered, by the SHA-256 of their text: whatever has the number is
/// the same, so that registering it again changes nothing but who uses it.
@Component
class TrustedDocuments {

    private static final int CHARACTERS = 10_000_000;
    private static final String COLLECTION = "trustedDocuments";

    private final MongoOperations mongo;
    private final Cache<String, String> read = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .<String, String>weigher((hash, text) -> hash.length() + text.length())
            .build();

    TrustedDocuments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// As it is kept.
    record Stored(String id, String text) {}

    @Nullable
    String text(String hash) {
        var known = read.getIfPresent(hash);
        if (known != null) {
            return known;
        }
        var stored = mongo.findById(hash, Stored.class, COLLECTION);
        if (stored == null) {
            return null;
        }
        read.put(hash, stored.text());
        return stored.text();
    }

    boolean hasRead(String hash) {
        return read.getIfPresent(hash) != null;
    }

    void add(String hash, String text, String client, Command command) {
        mongo.upsert(
                Query.query(Criteria.where("_id").is(hash)),
                new Update()
                        .setOnInsert("text", text)
                        .setOnInsert("registeredAt", command.at())
                        .setOnInsert("registeredBy", command.author().subject())
                        .addToSet("clients", client),
                COLLECTION);
    }
}
