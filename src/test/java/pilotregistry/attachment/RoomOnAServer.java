package pilotregistry.attachment;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/// A file room with a database of its own: embedded, or on the server that `registry.test.mongodb` names.
final class RoomOnAServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2023-03-20T01:30:00Z");

    private final MongoServer server;
    private final MongoClient client;
    final String name = "registry_test_" + UUID.randomUUID().toString().replace("-", "");
    final String uri;
    final FileRoom room;

    RoomOnAServer() {
        var real = System.getProperty("registry.test.mongodb", "");
        server = real.isEmpty() ? new MongoServer(H2Backend.inMemory()) : null;
        uri = real.isEmpty() ? server.bindAndGetConnectionString() : real;
        client = MongoClients.create(uri);
        room = on(client, name, NOW);
        new AttachmentIndexes(new MongoTemplate(client, name));
    }

    static FileRoom on(MongoClient client, String database, Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new FileRoom(new SimpleMongoClientDatabaseFactory(client, database), clock);
    }

    FileRoom at(Instant now) {
        return on(client, name, now);
    }

    MongoDatabase database() {
        return client.getDatabase(name);
    }

    long documents() {
        long documents = 0;
        for (var collection : Set.of("attachments.files", "attachments.chunks", "attachments.intents")) {
            documents += database().getCollection(collection).countDocuments();
        }
        return documents;
    }

    static Deposit deposit(String name) {
        return new Deposit("application_1", "zhang", name, 1 << 20, MediaKind.DOCUMENTS);
    }

    @Override
    public void close() {
        database().drop();
        client.close();
        if (server != null) {
            server.shutdownNow();
        }
    }
}
