package pilotregistry.database;

import io.micrometer.context.ContextRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Until when somebody waits for an answer. It goes along from thread to thread, and every call of the database made
/// meanwhile ends with it.
public final class Deadline {

    /// Under which it goes along.
    public static final String KEY = Deadline.class.getName();

    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    static {
        ContextRegistry.getInstance().registerThreadLocalAccessor(KEY, CURRENT::get, CURRENT::set, CURRENT::remove);
    }

    private final AtomicLong ends;
    private final Set<Thread> calling = new HashSet<>();
    private volatile boolean lifted;
    private volatile boolean reading;

    private Deadline(long ends) {
        this.ends = new AtomicLong(ends);
    }

    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    static @Nullable Deadline current() {
        var current = CURRENT.get();
        return current == null || current.lifted ? null : current;
    }

    /// Lets something take longer.
    public void extend(Duration time) {
        ends.addAndGet(time.toNanos());
    }

    /// Holds no longer, as for what goes on until somebody hangs up.
    public void lift() {
        lifted = true;
    }

    /// Nothing is written meanwhile: what the database does then is stopped in its midst once nobody waits for it.
    public void onlyReads() {
        reading = true;
    }

    /// Nobody waits any longer.
    public void giveUp() {
        if (reading) {
            synchronized (calling) {
                ends.set(System.nanoTime());
                calling.forEach(Thread::interrupt);
            }
        }
    }

    void begin(Thread call) {
        synchronized (calling) {
            calling.add(call);
        }
    }

    void end(Thread call) {
        synchronized (calling) {
            calling.remove(call);
        }
    }

    public boolean isLifted() {
        return lifted;
    }

    /// What is left; not positive when it is over.
    public Duration left() {
        return Duration.ofNanos(ends.get() - System.nanoTime());
    }
}
