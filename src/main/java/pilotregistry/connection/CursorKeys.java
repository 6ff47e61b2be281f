package pilotregistry.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;

/// The keys that seal cursors: the first seals, all of them open; a new one goes in front, an old one leaves later.
///
/// They are those of `registry.cursor.keys`; without any, one made at first use and kept in the database, where every
/// node and every later start finds it.
final class CursorKeys {

    private static final String COLLECTION = "settings";
    private static final String ID = "cursorKeys";
    private static final int SHORTEST = 32;

    private final MongoTemplate mongo;
    private final List<String> configured;
    private volatile @Nullable Map<Integer, SecretKeySpec> keys;

    CursorKeys(MongoTemplate mongo, List<String> configured) {
        this.mongo = mongo;
        this.configured = configured.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        if (this.configured.stream().anyMatch(it -> it.length() < SHORTEST)) {
            throw new IllegalArgumentException("registry.cursor.keys: a key has at least " + SHORTEST + " characters");
        }
    }

    /// The key that seals, under its id.
    Map.Entry<Integer, SecretKeySpec> sealing() {
        return all().entrySet().iterator().next();
    }

    @Nullable
    SecretKeySpec withId(int id) {
        return all().get(id);
    }

    private Map<Integer, SecretKeySpec> all() {
        var known = keys;
        if (known == null) {
            known = byId(configured.isEmpty() ? kept() : configured);
            keys = known;
        }
        return known;
    }

    private List<String> kept() {
        var found = mongo.findById(ID, Document.class, COLLECTION);
        if (found == null) {
            try {
                mongo.insert(new Document("_id", ID).append("keys", List.of(random())), COLLECTION);
            } catch (DuplicateKeyException anotherNodeWasFirst) {
                // its key is the one to use, and is read below
            }
            found = Objects.requireNonNull(mongo.findById(ID, Document.class, COLLECTION));
        }
        return found.getList("keys", String.class);
    }

    private static String random() {
        var bytes = new byte[SHORTEST];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<Integer, SecretKeySpec> byId(List<String> secrets) {
        var keys = new LinkedHashMap<Integer, SecretKeySpec>();
        for (var secret : secrets) {
            var bytes = secret.getBytes(StandardCharsets.UTF_8);
            keys.putIfAbsent(Arrays.hashCode(digest(bytes)), new SecretKeySpec(bytes, CursorSeal.ALGORITHM));
        }
        return keys;
    }

    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
