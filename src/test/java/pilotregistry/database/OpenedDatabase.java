package pilotregistry.database;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import pilotregistry.TestDatabase;

/// The database itself, looked at without a registry.
public record OpenedDatabase(Runnable server, MongoClient client, MongoDatabase database) implements AutoCloseable {

    public static OpenedDatabase of(TestDatabase database) {
        if (TestDatabase.isEmbedded()) {
            var server = new EmbeddedServer(Path.of(database.properties().get("registry.data")));
            var client = MongoClients.create(server.connectionString());
            return new OpenedDatabase(
                    server::close,
                    client,
                    client.getDatabase(server.connectionString().getDatabase()));
        }
        var client = MongoClients.create(database.properties().get("spring.mongodb.uri"));
        return new OpenedDatabase(
                () -> {}, client, client.getDatabase(database.properties().get("spring.mongodb.database")));
    }

    @Override
    public void close() {
        client.close();
        server.run();
    }
}
