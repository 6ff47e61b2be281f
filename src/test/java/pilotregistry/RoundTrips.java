package pilotregistry;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/// Counts what the registry of the tests asks its database, but for the relay, which looks after outboxes meanwhile.
public final class RoundTrips implements MongoClientSettingsBuilderCustomizer, CommandListener {

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        settings.addCommandListener(this);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var command = event.getCommand();
        var byRelay = command.toString().contains("history.outbox") || command.containsKey("isMaster");
        if (!byRelay) {
            asked.incrementAndGet();
        }
    }

    int count() {
        return asked.get();
    }

    /// How often the database is asked for an answer: the least of three, as other threads may ask at the same time.
    public int of(Runnable asking) {
        return IntStream.range(0, 3)
                .map(time -> {
                    var before = count();
                    asking.run();
                    return count() - before;
                })
                .min()
                .orElseThrow();
    }
}
