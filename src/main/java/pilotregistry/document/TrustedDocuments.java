package pilotregistry.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Command;

/// The documents that builds of front ends have registered, by the SHA-256 of their text: whatever has the number is
/// the same, so that registering it again changes nothing but who uses it. What nobody uses any longer is not trusted,
/// and is kept, so that it stays known what once was.
@Component
class TrustedDocuments {

    private static final int CHARACTERS = 10_000_000;
    private static final Duration ELSEWHERE = Duration.ofMinutes(1);
    private static final String COLLECTION = "trustedDocuments";

    private final MongoOperations mongo;
    private final Cache<String, String> read = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .<String, String>weigher((hash, text) -> hash.length() + text.length())
            .expireAfterWrite(ELSEWHERE) // a withdrawal on another node is not told to this one
            .build();

    TrustedDocuments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// As it is kept.
    record Stored(String id, String text, List<String> clients) {}

    @Nullable
    String text(String hash) {
        var known = read.getIfPresent(hash);
        if (known != null) {
            return known;
        }
        var stored = mongo.findById(hash, Stored.class, COLLECTION);
        if (stored == null || stored.clients().isEmpty()) {
            return null;
        }
        read.put(hash, stored.text());
        return stored.text();
    }

    boolean hasRead(String hash) {
        return read.getIfPresent(hash) != null;
    }

    /// Who uses each of these documents; absent is what was never registered.
    Map<String, List<String>> clients(Collection<String> hashes) {
        return mongo.find(Query.query(Criteria.where("_id").in(hashes)), Stored.class, COLLECTION).stream()
                .collect(Collectors.toMap(Stored::id, Stored::clients));
    }

    /// Ends the use of a document by one client; by the last one, its trust. On other nodes within a minute.
    void withdraw(String hash, String client, Command command) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(hash).and("clients").is(client)),
                new Update()
                        .pull("clients", client)
                        .set("withdrawnAt", command.at())
                        .set("withdrawnBy", command.author().subject()),
                COLLECTION);
        read.invalidate(hash);
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
