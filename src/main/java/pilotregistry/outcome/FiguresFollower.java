package pilotregistry.outcome;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Feed;
import pilotregistry.feed.FeedEntry;
import pilotregistry.feed.Relayed;

/// Keeps the figures where the feed is, off every request.
@Component
class FiguresFollower implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FiguresFollower.class);
    private static final int BATCH = 1_000;
    private static final Duration FOR_THE_RELAY = Duration.ofMillis(300);
    private static final Duration FOR_THE_FIGURES = Duration.ofSeconds(1);
    private static final int PAUSE_MILLIS = 10;

    private final Feed feed;
    private final KeptFigures kept;
    private final MongoOperations mongo;
    private final String outcomes;
    private final Semaphore due = new Semaphore(0);
    private volatile @Nullable Long position;
    private volatile boolean closing;
    private @Nullable Thread thread;

    FiguresFollower(Feed feed, KeptFigures kept, MongoOperations mongo) {
        this.feed = feed;
        this.kept = kept;
        this.mongo = mongo;
        this.outcomes = mongo.getCollectionName(Outcome.class);
    }

    // A process that only imports leaves this to the registry that serves.
    @EventListener(
            classes = ApplicationReadyEvent.class,
            condition = "@environment.getProperty('registry.report.follow', 'true') == 'true'")
    synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("figures-follower").start(this::follow);
        }
    }

    @EventListener(Relayed.class)
    void wake() {
        due.release();
    }

    /// Up to where they have followed; null until they are all made.
    @Nullable
    Long position() {
        return position;
    }

    /// The same, once it has what is written now, as far as that is soon: where there are always new changes they are
    /// not waited for.
    @Nullable
    Long current() {
        if (position != null) {
            var waiting = Query.query(Criteria.where("history.outbox.sequence").gt(0));
            await(() -> !mongo.exists(waiting, Outcome.class), FOR_THE_RELAY);
            long newest = feed.newest();
            await(() -> isAt(newest), FOR_THE_FIGURES);
        }
        return position;
    }

    private boolean isAt(long newest) {
        var reached = position;
        return reached != null && reached >= newest;
    }

    private static void await(BooleanSupplier done, Duration longest) {
        var deadline = System.nanoTime() + longest.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void follow() {
        while (!closing) {
            try {
                step();
                if (due.tryAcquire(1, TimeUnit.SECONDS)) {
                    due.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException later) {
                LOG.warn("The figures of reports wait for the database: {}", later.toString());
                rest();
            }
        }
    }

    private void step() {
        var reached = position;
        if (reached == null) {
            reached = begin();
        }
        while (!closing) {
            var entries = feed.after(reached, BATCH);
            if (entries.isEmpty()) {
                return;
            }
            var changed = entries.stream()
                    .filter(entry -> entry.collection().equals(outcomes))
                    .map(FeedEntry::event)
                    .map(event -> new OutcomeId(event.aggregate()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            reached = entries.getLast().number();
            if (!changed.isEmpty() || entries.size() == BATCH) {
                kept.renew(changed);
                kept.moveTo(reached);
            }
            position = reached;
        }
    }

    private long begin() {
        var known = kept.position();
        if (known == null) {
            // What changes while they are made comes again in the feed.
            known = feed.newest();
            kept.build();
            kept.moveTo(known);
            LOG.info("The figures of reports are made, up to position {}", known);
        }
        position = known;
        return known;
    }

    private void rest() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        due.release();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
    }
}
