package pilotregistry.search;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.QueryTimeout;
import pilotregistry.language.CodedException;

/// A turn at searching: there are fewer at once than processors, so that everything else goes on, and each
/// ends in time.
final class Turn implements QueryTimeout {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final ScopedValue<Turn> CURRENT = ScopedValue.newInstance();

    private final long until;

    private Turn(Duration longest) {
        this.until = System.nanoTime() + longest.toNanos();
    }

    /// What is done in a turn.
    interface Work<T> {
        T in(Turn turn) throws IOException;
    }

    /// Those who may search at once.
    static final class Turns {

        private final Semaphore free;
        private final Duration longest;
        private final Duration patience;

        Turns(int most, Duration longest, Duration patience) {
            this.free = new Semaphore(most, true);
            this.longest = longest;
            this.patience = patience;
        }

        Turns() {
            this(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), LONGEST, PATIENCE);
        }

        /// Does it at once within a turn, else in a turn of its own.
        ///
        /// @throws CodedException `SEARCH_BUSY` when none comes soon, `SEARCH_TIMED_OUT` when it is over
        <T> T take(Work<T> work) throws IOException {
            if (CURRENT.isBound()) {
                return work.in(CURRENT.get());
            }
            await();
            try {
                var turn = new Turn(longest);
                return ScopedValue.where(CURRENT, turn).<T, IOException>call(() -> work.in(turn));
            } finally {
                free.release();
            }
        }

        private void await() {
            try {
                if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new CodedException("SEARCH_BUSY");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CodedException("SEARCH_BUSY");
            }
        }
    }

    /// Ends the work when the turn it is done in is over.
    static void check() {
        if (CURRENT.isBound() && CURRENT.get().shouldExit()) {
            throw over();
        }
    }

    static CodedException over() {
        return new CodedException("SEARCH_TIMED_OUT");
    }

    @Override
    public boolean shouldExit() {
        return System.nanoTime() - until > 0;
    }
}
