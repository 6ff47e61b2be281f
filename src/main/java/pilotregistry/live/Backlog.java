package pilotregistry.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a client has said and nobody has heard yet: it is heard piece by piece, in order and at its [Pace]. Only so
/// much waits; who says more than that without stopping would never be answered again.
final class Backlog {

    // So many of the longest may wait.
    private static final long FULL_MESSAGES = 2;

    private final Queue<String> waiting = new ArrayDeque<>();
    private final int most;
    private final long longest;
    private final Pace pace;
    private final Consumer<String> hearing;
    private long characters;
    private boolean busy;

    /// @param most how many may wait
    /// @param longest how many characters they may have together
    /// @param hearing does not throw
    Backlog(int most, long longest, Pace pace, Consumer<String> hearing) {
        this.most = most;
        this.longest = longest;
        this.pace = pace;
        this.hearing = hearing;
    }

    static Backlog within(LiveProperties limits, Consumer<String> hearing) {
        var pace = new Pace(limits.messagesPerSecond(), System.nanoTime());
        return new Backlog(pace.atOnce(), FULL_MESSAGES * limits.messageLimit().toBytes(), pace, hearing);
    }

    /// Whether there was room for it.
    synchronized boolean take(String text) {
        if (!waiting.isEmpty() && (waiting.size() >= most || characters + text.length() > longest)) {
            return false;
        }
        waiting.add(text);
        characters += text.length();
        if (!busy) {
            busy = true;
            Thread.ofVirtual().name("socket-hearing").start(this::hear);
        }
        return true;
    }

    private void hear() {
        for (var text = next(); text != null; text = next()) {
            LockSupport.parkNanos(pace.waiting(System.nanoTime()));
            hearing.accept(text);
        }
    }

    private synchronized @Nullable String next() {
        var text = waiting.poll();
        if (text == null) {
            busy = false;
        } else {
            characters -= text.length();
        }
        return text;
    }

    synchronized void clear() {
        waiting.clear();
        characters = 0;
    }
}
