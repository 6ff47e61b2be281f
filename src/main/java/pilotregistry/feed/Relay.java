package pilotregistry.feed;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.data.domain.Sort;
import org.springframework.data.mapping.MappingException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
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
    private static final int AT_ONCE = 500;
    private static final String OUTBOX = "history.outbox";
    private static final String SEQUENCE = OUTBOX + ".sequence";
    private static final Criteria WAITING = Criteria.where(SEQUENCE).gt(0);

    private final MongoTemplate mongo;
    private final AsyncTaskExecutor executor;
    private final ApplicationEventPublisher publisher;
    private final AtomicBoolean due = new AtomicBoolean();
    private final Queue<Waiting> changed = new ConcurrentLinkedQueue<>();
    private volatile long sweptAt = System.nanoTime();
    private long last;

    /// An aggregate with the events that are in its outbox.
    private record Waiting(String collection, String aggregate, List<Event> events) {}

    Relay(MongoTemplate mongo, AsyncTaskExecutor applicationTaskExecutor, ApplicationEventPublisher publisher) {
        this.publisher = publisher;
        this.mongo = mongo;
        this.executor = applicationTaskExecutor;
        mongo.indexOps(FeedEntry.class)
                .createIndex(new Index("event.aggregate", Sort.Direction.ASC)
                        .on("event.sequence", Sort.Direction.ASC)
                        .unique());
        mongo.indexOps(FeedEntry.class).createIndex(new Index("event.receipt", Sort.Direction.ASC).sparse());
        mongo.indexOps(FeedEntry.class).createIndex(new Index("event.author.mandate", Sort.Direction.ASC).sparse());
        aggregates()
                .forEach(type -> mongo.indexOps(type).createIndex(new Index(SEQUENCE, Sort.Direction.ASC).sparse()));
    }

    /// Copies a change soon after it; one lost in a crash is made good by the sweep.
    @EventListener
    void on(Recording recording) {
        var aggregate = recording.aggregate();
        changed.add(new Waiting(
                mongo.getCollectionName(aggregate.getClass()),
                aggregate.id().value(),
                aggregate.history().outbox()));
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
            for (var some = waiting(type); !some.isEmpty(); some = waiting(type)) {
                copied += drain(some);
            }
        } catch (ConversionException | MappingException unreadable) {
            LOG.error("The feed cannot read all of {}", type.getSimpleName(), unreadable);
        }
        return copied;
    }

    private List<Waiting> waiting(Class<? extends Recorded> type) {
        var collection = mongo.getCollectionName(type);
        var query = Query.query(WAITING).limit(AT_ONCE);
        query.fields().include(OUTBOX);
        return mongo.find(query, Document.class, collection).stream()
                .map(found -> new Waiting(
                        collection,
                        found.getString("_id"),
                        found.getEmbedded(List.of("history", "outbox"), List.<Document>of()).stream()
                                .map(event -> mongo.getConverter().read(Event.class, event))
                                .toList()))
                .toList();
    }

    private synchronized void drainChanged() {
        due.set(false);
        for (var some = next(); !some.isEmpty(); some = next()) {
            drain(some);
        }
    }

    private List<Waiting> next() {
        var some = new ArrayList<Waiting>();
        for (var one = changed.poll(); one != null; one = some.size() < AT_ONCE ? changed.poll() : null) {
            some.add(one);
        }
        return some;
    }

    /// How many aggregates have events that are not in the feed yet.
    public long lag() {
        return aggregates().stream()
                .mapToLong(type -> mongo.count(Query.query(WAITING), type))
                .sum();
    }

    /// Whether any aggregate has events that are not in the feed yet: all collections are asked at once, so that the
    /// answer is of as short a time as may be.
    public boolean waits() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return aggregates().stream()
                    .map(type -> CompletableFuture.supplyAsync(() -> mongo.exists(Query.query(WAITING), type), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .reduce(false, Boolean::logicalOr);
        }
    }

    private int drain(List<Waiting> some) {
        int copied = copy(some);
        some.stream().collect(Collectors.groupingBy(Waiting::collection)).forEach(this::trim);
        if (copied > 0) {
            publisher.publishEvent(new Relayed(copied));
        }
        return copied;
    }

    private void trim(String collection, List<Waiting> copied) {
        var updates = mongo.bulkOps(BulkMode.UNORDERED, collection);
        for (var each : copied) {
            var sequence = each.events().isEmpty() ? 0 : each.events().getLast().sequence();
            updates.updateOne(
                    Query.query(Criteria.where("_id").is(each.aggregate())),
                    new Update().pull(OUTBOX, new Document("sequence", new Document("$lte", sequence))));
        }
        updates.execute();
    }

    // The number is last + 1 and _id at once, and they are inserted in order up to the first that is taken: who loses
    // it to another node takes the next, so there is never a gap.
    private int copy(List<Waiting> some) {
        int copied = 0;
        var left = some.stream()
                .flatMap(each -> each.events().stream().map(event -> new FeedEntry(0, each.collection(), event)))
                .distinct()
                .toList();
        while (!left.isEmpty()) {
            int done = insert(left);
            last += done;
            copied += done;
            left = left.subList(done, left.size());
            if (!left.isEmpty()) {
                left = notCopied(left);
                last = newest();
            }
        }
        return copied;
    }

    /// How many came in before the first whose number, or event, is taken.
    private int insert(List<FeedEntry> entries) {
        var documents = new ArrayList<Document>();
        for (var entry : entries) {
            var document = new Document();
            mongo.getConverter().write(entry.at(last + documents.size() + 1), document);
            documents.add(document);
        }
        Integer done = mongo.execute(FeedEntry.class, events -> {
            try {
                events.insertMany(documents);
                return documents.size();
            } catch (MongoBulkWriteException taken) {
                var errors = taken.getWriteErrors();
                if (errors.isEmpty() || errors.getFirst().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw taken;
                }
                return errors.getFirst().getIndex();
            }
        });
        return Objects.requireNonNull(done);
    }

    private List<FeedEntry> notCopied(List<FeedEntry> entries) {
        var query = Query.query(Criteria.where("event.aggregate")
                .in(entries.stream().map(entry -> entry.event().aggregate()).collect(Collectors.toSet())));
        query.fields().include("event.aggregate", "event.sequence");
        var copied = mongo.find(query, Document.class, mongo.getCollectionName(FeedEntry.class)).stream()
                .map(entry -> entry.getEmbedded(List.of("event", "aggregate"), String.class) + " "
                        + entry.getEmbedded(List.of("event", "sequence"), Long.class))
                .collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> !copied.contains(
                        entry.event().aggregate() + " " + entry.event().sequence()))
                .toList();
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
