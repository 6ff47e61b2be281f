package pilotregistry;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/// Counts what the registry of the tests asks its database, but for the relay, which looks after outboxes meanwhile.
final class RoundTrips implements MongoClientSettingsBuilderCustomizer, CommandListener {

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
}
