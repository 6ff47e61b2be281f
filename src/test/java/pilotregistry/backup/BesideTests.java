package pilotregistry.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;

/// What is taken of things that move while a backup is made.
@RegistryTest
class BesideTests {

    private static final long POSITION = 10;

    @TempDir
    Path folder;

    @Autowired
    MongoClient client;

    @Autowired
    MongoConverter converter;

    private MongoTemplate mongo;

    @BeforeEach
    void someWebhooks() {
        var name = "beside_" + UUID.randomUUID().toString().substring(0, 8);
        mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, name), converter);
        for (var id : List.of("webhook_a", "webhook_b")) {
            mongo.getCollection("dispatches").insertOne(dispatch(id, "first", 7));
        }
    }

    @AfterEach
    void forget() {
        mongo.getDb().drop();
    }

    @Test
    void hasTheSecretsThatWereHandedOutLast() throws IOException {
        var kept = taken(() -> put(dispatch("webhook_a", "second", 8)));
        assertThat(kept).containsOnlyKeys("webhook_a", "webhook_b");
        assertThat(secret(kept.get("webhook_a"))).isEqualTo("second");
        assertThat(secret(kept.get("webhook_b"))).isEqualTo("first");
    }

    @Test
    void hasWhatServesOneThatIsNewAndOneThatWasRemovedMeanwhile() throws IOException {
        var kept = taken(() -> {
            put(dispatch("webhook_c", "third", 9));
            mongo.getCollection("dispatches").deleteOne(new Document("_id", "webhook_b"));
        });
        assertThat(kept).containsOnlyKeys("webhook_a", "webhook_b", "webhook_c");
    }

    @Test
    void saysNothingOfWhatCameAfterThePosition() throws IOException {
        var kept = taken(() -> put(dispatch("webhook_a", "first", POSITION + 5, 9, 12)))
                .get("webhook_a");
        assertThat(kept.getDocument("progress").getNumber("position").longValue())
                .isEqualTo(POSITION);
        assertThat(kept.getArray("deadLetters"))
                .extracting(letter -> letter.asDocument().getNumber("position").longValue())
                .containsExactly(9L);
    }

    private Map<String, RawBsonDocument> taken(Runnable meanwhile) throws IOException {
        var file = folder.resolve("beside.zip");
        try (var archive = new ArchiveWriter(file)) {
            var beside = new Beside(new Pages(mongo.getMongoDatabaseFactory()), archive, name -> false);
            beside.take();
            meanwhile.run();
            beside.takeLast(POSITION, named -> Set.of());
            archive.finish(POSITION, StoryClock.START);
        }
        var kept = new HashMap<String, RawBsonDocument>();
        ArchiveReader.open(file)
                .each((collection, document) -> assertThat(
                                kept.put(document.getString("_id").getValue(), document))
                        .isNull());
        return kept;
    }

    private void put(Document dispatch) {
        mongo.getCollection("dispatches").deleteOne(new Document("_id", dispatch.get("_id")));
        mongo.getCollection("dispatches").insertOne(dispatch);
    }

    private static Document dispatch(String id, String secret, long position, long... setAside) {
        return new Document("_id", id)
                .append("keys", new Document("secret", secret))
                .append("progress", new Document("position", position))
                .append(
                        "deadLetters",
                        Arrays.stream(setAside)
                                .mapToObj(each -> new Document("position", each))
                                .toList());
    }

    private static String secret(RawBsonDocument dispatch) {
        return dispatch.getDocument("keys").getString("secret").getValue();
    }
}
