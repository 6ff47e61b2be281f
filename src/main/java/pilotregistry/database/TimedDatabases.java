package pilotregistry.database;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import pilotregistry.language.CodedException;

/// The one way to the database, on which nothing waits for ever: a call ends with the [Deadline] of whoever asks, else
/// after a time that is long enough for imports and rebuilding. The driver tells the server how long it may take
/// (`maxTimeMS`), and gives up when it is over.
final class TimedDatabases extends SimpleMongoClientDatabaseFactory {

    private final Duration longest;

    private TimedDatabases(MongoClient client, String name, Duration longest) {
        super(client, name);
        this.longest = longest;
    }

    static TimedDatabases instead(SimpleMongoClientDatabaseFactory untimed, Duration longest) {
        var client = untimed.getMongoCluster();
        return new TimedDatabases(client, untimed.getMongoDatabase().getName(), longest);
    }

    @Override
    protected MongoDatabase doGetMongoDatabase(String name) {
        var deadline = Deadline.current();
        var left = deadline == null ? longest : deadline.left();
        if (left.toMillis() <= 0) {
            throw new CodedException("TIMEOUT");
        }
        return super.doGetMongoDatabase(name).withTimeout(left.toMillis(), TimeUnit.MILLISECONDS);
    }
}
