package pilotregistry.webhook;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Feed;

/// Goes round the webhooks that are due, each on a thread of its own, so that a slow one holds up no other.
/// Any number of nodes go round at once; each webhook is served by one of them.
@Component
class WebhookRounds {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRounds.class);

    // One owner can hold no more of them than they have seats.
    private static final int AT_ONCE = 20 * WebhookDesk.SEATS;

    private final Dispatches dispatches;
    private final WebhookTurns turns;
    private final Feed feed;
    private final AsyncTaskExecutor executor;
    private final Semaphore threads = new Semaphore(AT_ONCE);
    private final Set<WebhookId> mine = ConcurrentHashMap.newKeySet();

    WebhookRounds(Dispatches dispatches, WebhookTurns turns, Feed feed, AsyncTaskExecutor applicationTaskExecutor) {
        this.dispatches = dispatches;
        this.turns = turns;
        this.feed = feed;
        this.executor = applicationTaskExecutor;
    }

    @Scheduled(
            initialDelayString = "${registry.webhooks.round:PT2S}",
            fixedDelayString = "${registry.webhooks.round:PT2S}")
    void sweep() {
        try {
            go();
        } catch (RuntimeException later) {
            LOG.warn("Webhooks wait for the database: {}", later.toString());
        }
    }

    /// Sets out to those that are due and not being served here already.
    ///
    /// @return what ends when they have been served
    List<CompletableFuture<Void>> go() {
        return dispatches.due(feed.newest()).stream()
                .filter(mine::add)
                .map(id -> executor.submitCompletable(() -> serve(id)))
                .toList();
    }

    private void serve(WebhookId id) {
        try {
            threads.acquire();
            try {
                turns.serve(id);
            } finally {
                threads.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException later) {
            LOG.warn("{} is served later", id, later);
        } finally {
            mine.remove(id);
        }
    }
}
