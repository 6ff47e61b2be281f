package pilotregistry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;

@RegistryTest
class ReceiptSweepTests {

    @Autowired
    MongoClient client;

    @Autowired
    MongoConverter converter;

    @Test
    void forgetsOldKeysOfOthersAndKeepsTheRegistrysOwn() {
        var name = "receipts_" + UUID.randomUUID().toString().substring(0, 8);
        var mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, name), converter);
        var clock = new StoryClock();
        for (var key : new String[] {"admin|old", "registry|old", "registry-client|old", "zhao.mee|old"}) {
            mongo.insert(new Receipt(key, "f", "batch_1", clock.instant(), null));
        }
        clock.advance(Duration.ofDays(1));
        mongo.insert(new Receipt("admin|young", "f", "batch_1", clock.instant(), null));
        clock.advance(Duration.ofDays(90));
        new ReceiptSweep(mongo, clock, Duration.ofDays(90)).sweep();
        assertThat(mongo.getCollection("receipts")
                        .find()
                        .sort(new Document("_id", 1))
                        .map(each -> each.getString("_id"))
                        .into(new ArrayList<>()))
                .containsExactly("admin|young", "registry|old");
        mongo.getDb().drop();
    }
}
