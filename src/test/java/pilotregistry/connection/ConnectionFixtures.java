package pilotregistry.connection;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.MongoId;

/// A database of its own for each test class, and the works (作品) that its lists are made of.
final class ConnectionFixtures implements AutoCloseable {

    private static final String REAL = System.getProperty("registry.test.mongodb");

    enum Status {
        DRAFT,
        FILED,
        PASSED
    }

    record Work(@MongoId String id, String name) {}

    static final Listing<Work> WORKS = Listing.of(
            "works",
            Work.class,
            filter -> filter.id("id", "_id")
                    .string("name", "name")
                    .integer("number", "number")
                    .decimal("amount", "amount")
                    .instant("filedAt", "filedAt")
                    .date("day", "day")
                    .month("month", "month")
                    .bool("open", "open")
                    .enumeration("status", "status", Status.class)
                    .ids("industries", "industries")
                    .strings("keywords", "keywords")
                    .enumerations("history", "history", Status.class)
                    .embedded(
                            "parts",
                            "parts",
                            part -> part.string("code", "code").integer("weight", "weight")),
            order -> order.by("ID", "_id")
                    .by("NAME", "name")
                    .by("NUMBER", "number")
                    .by("AMOUNT", "amount")
                    .by("FILED_AT", "filedAt")
                    .by("OPEN", "open")
                    .by("PLACE", "place.province", "place.city")
                    .unlessAsked("NUMBER", Direction.DESC)
                    .unlessAsked("NAME", Direction.ASC));

    private final Runnable server;
    private final List<MongoTemplate> databases = new ArrayList<>();
    private final MongoClient client;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    ConnectionFixtures() {
        String uri;
        if (REAL == null) {
            var embedded = new MongoServer(H2Backend.inMemory());
            uri = embedded.bindAndGetConnectionString();
            server = embedded::shutdownNow;
        } else {
            uri = REAL;
            server = () -> {};
        }
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommandName());
                    }
                })
                .build());
    }

    /// A database that nothing else uses; `name` again is the same database, as another node sees it.
    MongoTemplate database(String name) {
        var database = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, name));
        databases.add(database);
        return database;
    }

    MongoTemplate database() {
        return database(freshName());
    }

    /// What the database was asked since the last time this was called.
    List<String> commands() {
        var asked = List.copyOf(commands);
        commands.clear();
        return asked;
    }

    static String freshName() {
        return "connection-" + UUID.randomUUID();
    }

    static Connections over(MongoTemplate mongo) {
        return new Connections(mongo, List.of());
    }

    static List<String> ids(Connection<Work> page) {
        return page.nodes().stream().map(Work::id).toList();
    }

    /// The embedded server compares UTF-16 units, MongoDB code points.
    static Comparator<String> textOrder() {
        return REAL == null
                ? Comparator.naturalOrder()
                : (one, other) -> Arrays.compare(
                        one.codePoints().toArray(), other.codePoints().toArray());
    }

    static void keep(MongoTemplate mongo, Document... works) {
        mongo.getCollection("work").insertMany(List.of(works));
    }

    @Override
    public void close() {
        databases.forEach(database -> database.getDb().drop());
        client.close();
        server.run();
    }
}
