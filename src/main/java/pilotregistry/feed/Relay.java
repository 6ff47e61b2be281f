package pilotregistry.feed;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mapping.MappingException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Event;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Recording;

/// Copies outboxes to the feed, then trims them. Correct with several nodes and after any crash: a number is taken by
/// the insert itself, and an event that is in the feed already is not copied again.
@Component
public class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final String OUTBOX = "history.outbox";

    private static final String SEQUENCE = OUTBOX + ".sequence";
    private static final Criteria WAITING = Criteria.where(SEQUENCE).gt(0);

    private final MongoTemplate mongo;
    private final AsyncTaskExecutor executor;
    private final ApplicationEventPublisher publisher;
    private final AtomicBoolean due = new AtomicBoolean();
    private final Queue<Recorded> changed = new ConcurrentLinkedQueue<>();
    private volatile long sweptAt = System.nanoTime();
    private long last;

    Relay(MongoTemplate mongo, AsyncTaskExecutor applicationTaskExecutor, ApplicationEventPublisher publisher) {
        this.publisher = publisher;
        this.mongo = mongo;
        this.executor = applicationTaskExecutor;
        mongo.indexOps(FeedEntry.class)
                .createIndex(new Index("event.aggregate", Sort.Direction.ASC)
                        .on("event.sequence", Sort.Direction.ASC)
                        .unique());
        mongo.indexOps(FeedEntry.class).createIndex(new Index("event.receipt", Sort.Direction.ASC).sparse());
        aggregates()
                .forEach(type -> mongo.indexOps(type).createIndex(new Index(SEQUENCE, Sort.Direction.ASC).sparse()));
    }

    /// Copies a change soon after it; one lost in a crash is made good by the sweep.
    @EventListener
    void on(Recording recording) {
        changed.add(recording.aggregate());
        if (due.compareAndSet(false, true)) {
            executor.execute(() -> quietly(this::drainChanged));
        }
    }

    /// Takes what an earlier run left behind.
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        quietly(() -> LOG.info("The feed took {} events that an earlier run had left", drain()));
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void sweep() {
        quietly(this::drain);
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException later) {
            LOG.warn("The feed waits for the database: {}", later.getMessage());
        }
    }

    /// Copies all that waits, oldest first within an aggregate.
    ///
    /// @return how many events were new to the feed
    public synchronized int drain() {
        int copied = 0;
        for (var type : aggregates()) {
            copied += drainAll(type);
        }
        sweptAt = System.nanoTime();
        return copied;
    }

    /// When all outboxes were last looked through, on the clock of `System.nanoTime`.
    long sweptAt() {
        return sweptAt;
    }

    // One record that cannot be read keeps back those of its own collection only.
    private int drainAll(Class<? extends Recorded> type) {
        int copied = 0;
        try {
            for (var aggregate : mongo.find(Query.query(WAITING), type)) {
                copied += drain(aggregate);
            }
        } catch (ConversionException | MappingException unreadable) {
            LOG.error("The feed cannot read all of {}", type.getSimpleName(), unreadable);
        }
        if (copied > 0) {
            publisher.publishEvent(new Relayed(copied));
        }
        return copied;
    }

    private synchronized void drainChanged() {
        due.set(false);
        int copied = 0;
        for (var aggregate = changed.poll(); aggregate != null; aggregate = changed.poll()) {
            copied += drain(aggregate);
        }
        if (copied > 0) {
            publisher.publishEvent(new Relayed(copied));
        }
    }

    /// How many aggregates have events that are not in the feed yet.
    public long lag() {
        return aggregates().stream()
                .mapToLong(type -> mongo.count(Query.query(WAITING), type))
                .sum();
    }

    private int drain(Recorded aggregate) {
        var collection = mongo.getCollectionName(aggregate.getClass());
        int copied = 0;
        for (var event : aggregate.history().outbox()) {
            copied += copy(collection, event) ? 1 : 0;
        }
        var last = aggregate.history().sequence();
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(aggregate.id())),
                new Update().pull(OUTBOX, new Document("sequence", new Document("$lte", last))),
                collection);
        return copied;
    }

    // The number is last + 1 and _id at once: who loses it to another node takes the next, so there is never a gap.
    private boolean copy(String collection, Event event) {
        while (true) {
            try {
                mongo.insert(new FeedEntry(last + 1, collection, event));
                last++;
                return true;
            } catch (DuplicateKeyException taken) {
                if (isCopied(event)) {
                    return false;
                }
                last = newest();
            }
        }
    }

    private boolean isCopied(Event event) {
        return mongo.exists(
                Query.query(Criteria.where("event.aggregate")
                        .is(event.aggregate())
                        .and("event.sequence")
                        .is(event.sequence())),
                FeedEntry.class);
    }

    private long newest() {
        var newest = mongo.findOne(
                new Query().with(Sort.by(Sort.Direction.DESC, "_id")).limit(1), FeedEntry.class);
        return newest == null ? 0 : newest.number();
    }

    private List<Class<? extends Recorded>> aggregates() {
        return mongo.getConverter().getMappingContext().getPersistentEntities().stream()
                .<Class<?>>map(entity -> entity.getType())
                .filter(Recorded.class::isAssignableFrom)
                .filter(type -> !type.isInterface())
                .<Class<? extends Recorded>>map(type -> type.asSubclass(Recorded.class))
                .toList();
    }
}
