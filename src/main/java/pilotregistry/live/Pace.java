package pilotregistry.live;

import java.util.concurrent.TimeUnit;

/// How fast somebody may talk: some at once, and then steadily. Who is faster is kept waiting.
final class Pace {

    private static final int AT_ONCE = 10;

    private final long nanosEach;
    private final long most;
    private long paidUpTo;

    Pace(int perSecond, long now) {
        this.nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.most = AT_ONCE * TimeUnit.SECONDS.toNanos(1);
        this.paidUpTo = now - most;
    }

    /// How many may come at once.
    int atOnce() {
        return (int) (most / nanosEach);
    }

    /// How long to wait before this one.
    long waiting(long now) {
        paidUpTo = Math.max(paidUpTo + nanosEach, now - most + nanosEach);
        return Math.max(0, paidUpTo - now);
    }
}
