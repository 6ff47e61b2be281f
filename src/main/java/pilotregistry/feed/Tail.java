package pilotregistry.feed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The newest part of the feed, in memory: the node reads it once, and everybody who follows reads it here.
@Component
public class Tail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final int BATCH = 500;
    // Other nodes relay too, and their signals do not come here.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Feed feed;
    private final @Nullable FeedEntry[] kept;
    private final Object moved = new Object();
    private long first;
    private long position;
    private boolean due;
    private volatile boolean running;
    private @Nullable Thread thread;

    @Autowired
    Tail(Feed feed, @Value("${registry.live.tail}") int size) {
        this.feed = feed;
        this.kept = new FeedEntry[size];
    }

    /// After the first steps, before the port opens.
    @Override
    public int getPhase() {
        return 10_000;
    }

    @Override
    public void start() {
        position = feed.newest();
        first = position + 1;
        running = true;
        thread = Thread.ofVirtual().name("feed-tail").start(this::read);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        wake();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @EventListener(Relayed.class)
    void wake() {
        synchronized (moved) {
            due = true;
            moved.notifyAll();
        }
    }

    /// Up to where this node has read: whatever changed before is in the database that a query reads now.
    public long position() {
        synchronized (moved) {
            return position;
        }
    }

    /// Follows the feed from a position on; only those entries that are wanted.
    ///
    /// @param collection whose changes
    public Follow after(long from, String collection, Predicate<FeedEntry> wanted) {
        return new Follow(this, from, collection, entry -> entry.collection().equals(collection) && wanted.test(entry));
    }

    /// The entries before those kept here.
    Feed earlier() {
        return feed;
    }

    /// The entry with a number, or null where it is too old to be kept.
    ///
    /// @param number not above the position
    @Nullable
    FeedEntry kept(long number) {
        synchronized (moved) {
            return number < first ? null : kept[(int) (number % kept.length)];
        }
    }

    /// Waits until there is something after a number, or the follower has been closed.
    ///
    /// @return the position
    long await(long number, Follow follow) throws InterruptedException {
        synchronized (moved) {
            while (position <= number && isRunning() && follow.isOpen()) {
                moved.wait();
            }
            return position;
        }
    }

    void closed() {
        synchronized (moved) {
            moved.notifyAll();
        }
    }

    private void read() {
        while (isRunning()) {
            try {
                while (isRunning() && step()) {
                    // as long as there is more
                }
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException later) {
                LOG.warn("The tail of the feed waits for the database: {}", later.toString());
                rest();
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // whatever wakes it, it looks
    private void pause() throws InterruptedException {
        synchronized (moved) {
            if (!due) {
                moved.wait(PAUSE.toMillis());
            }
            due = false;
        }
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean step() {
        var entries = feed.after(position(), Math.min(BATCH, kept.length));
        synchronized (moved) {
            for (var entry : entries) {
                kept[(int) (entry.number() % kept.length)] = entry;
                position = entry.number();
                first = Math.max(first, position - kept.length + 1);
            }
            if (!entries.isEmpty()) {
                moved.notifyAll();
            }
        }
        return !entries.isEmpty();
    }
}
