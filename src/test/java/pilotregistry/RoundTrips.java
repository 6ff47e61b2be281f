package pilotregistry;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/// Counts what the registry of the tests asks its database, but for what looks after outboxes and followers
/// meanwhile.
public final class RoundTrips implements MongoClientSettingsBuilderCustomizer, CommandListener {

    /// Of which the driver itself takes care: talk about connections, and cursors that others opened with a time.
    private static final Set<String> OF_THE_DRIVER =
            Set.of("hello", "isMaster", "ismaster", "killCursors", "endSessions", "getMore");

    private final AtomicInteger asked = new AtomicInteger();
    private final Set<String> withoutEnd = ConcurrentHashMap.newKeySet();

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        settings.addCommandListener(this);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var command = event.getCommand();
        if (!command.containsKey("maxTimeMS") && !OF_THE_DRIVER.contains(event.getCommandName())) {
            withoutEnd.add(event.getCommandName() + " " + command.get(event.getCommandName()));
        }
        var byRelay = command.toString().contains("history.outbox") || command.containsKey("isMaster");
        if (!byRelay && !ofItself()) {
            asked.incrementAndGet();
        }
    }

    // What follows the feed, or looks after things from time to time, asks on threads of its own.
    private static boolean ofItself() {
        var thread = Thread.currentThread().getName();
        return thread.endsWith("-follower") || thread.startsWith("scheduling");
    }

    /// The commands, since the start of the registry, that did not say how long they may take.
    public Set<String> withoutEnd() {
        return Set.copyOf(withoutEnd);
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
