package pilotregistry.export;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for exports that wait, at once after one was asked for and every other second for those that another node left
/// behind; writes a few at a time.
@Component
class ExportQueue {

    private static final Logger LOG = LoggerFactory.getLogger(ExportQueue.class);
    private static final int AT_ONCE = 2;

    private final Exports exports;
    private final ExportWriter writer;
    private final AsyncTaskExecutor executor;
    private final Semaphore pens = new Semaphore(AT_ONCE);
    private final Set<ExportId> mine = ConcurrentHashMap.newKeySet();

    ExportQueue(Exports exports, ExportWriter writer, AsyncTaskExecutor applicationTaskExecutor) {
        this.exports = exports;
        this.writer = writer;
        this.executor = applicationTaskExecutor;
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 2_000)
    void sweep() {
        try {
            exports.waiting().forEach(this::offer);
        } catch (RuntimeException later) {
            LOG.warn("Exports wait for the database: {}", later.getMessage());
        }
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void expire() {
        exports.expire();
    }

    /// Has it written as soon as a pen is free.
    void offer(ExportId id) {
        if (mine.add(id)) {
            executor.execute(() -> {
                try {
                    pens.acquire();
                    try {
                        writer.write(id);
                    } finally {
                        pens.release();
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                } finally {
                    mine.remove(id);
                }
            });
        }
    }
}
