package pilotregistry.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.language.CodedException;

/// The door of every change: loads one aggregate, lets it decide, and writes it back only if it is still the one that
/// was read, with the event in the same write. A repeated idempotency key has one effect.
@Component
public class Ledger {

    private static final int ATTEMPTS = 200;

    private final MongoOperations mongo;
    private final ApplicationEventPublisher publisher;
    private final WritingGate gate;
    private final Receipts receipts;

    Ledger(MongoOperations mongo, ApplicationEventPublisher publisher, WritingGate gate) {
        this.mongo = mongo;
        this.publisher = publisher;
        this.gate = gate;
        this.receipts = new Receipts(mongo);
    }

    /// Stores a new aggregate, or answers with the one that the same key stored before.
    ///
    /// @param duplicate what to answer when a unique rule of the collection is broken
    public <A extends Recorded, C extends Enum<C>> Decision<A, C> create(
            Class<A> type, Identifier id, Command command, Refusal<C> duplicate, Supplier<Decision<A, C>> decide) {
        var earlier = mongo.findById(id, type);
        if (earlier != null) {
            return repeated(earlier, command, duplicate);
        }
        var decision = decide.get();
        var aggregate = decision.aggregate();
        if (!decision.accepted() || aggregate == null) {
            return Decision.refused(null, decision.refusals());
        }
        if (command.validateOnly()) {
            return Decision.refused(null, List.of());
        }
        try {
            return Decision.done(write(aggregate, command, null, stored(aggregate)));
        } catch (DuplicateKeyException broken) {
            var winner = mongo.findById(id, type);
            return winner == null ? Decision.refused(null, List.of(duplicate)) : repeated(winner, command, duplicate);
        }
    }

    /// Stores many new aggregates of one act in a few round trips. Each of them is whole or absent, and each is a step
    /// of the act with a key of its own, so that an act that was cut off is completed when it comes again.
    ///
    /// @return those that stand as this act makes them, now or before; none when it is only tried. Left out is what
    ///     breaks a unique rule of the collection
    public <A extends Recorded> List<A> createAll(Class<A> type, List<A> aggregates, Command command) {
        if (command.validateOnly() || aggregates.isEmpty()) {
            return List.of();
        }
        gate.check();
        var steps = new LinkedHashMap<Identifier, Command>();
        aggregates.forEach(aggregate ->
                steps.put(aggregate.id(), command.step(aggregate.id().value())));
        receipts.claim(steps);
        var recorded = aggregates.parallelStream() // hashing them is most of the work
                .map(aggregate -> record(aggregate, Objects.requireNonNull(steps.get(aggregate.id()))))
                .toList();
        var refused = new UniqueInsert(mongo).of(type, recorded);
        var stored = new ArrayList<A>();
        recorded.stream().filter(aggregate -> !refused.contains(aggregate)).forEach(stored::add);
        stored.forEach(aggregate -> publisher.publishEvent(new Recording(aggregate)));
        stored.addAll(earlier(type, refused, steps));
        return stored;
    }

    // As it is when it is stored for the first time.
    private <A extends Recorded> A record(A aggregate, Command command) {
        var history = aggregate.history();
        history.append(Event.chained(aggregate, command, null, stored(aggregate), history));
        var entity = mongo.getConverter().getMappingContext().getRequiredPersistentEntity(aggregate.getClass());
        var accessor = entity.getPropertyAccessor(aggregate);
        accessor.setProperty(entity.getRequiredVersionProperty(), 0L);
        return accessor.getBean();
    }

    private <A extends Recorded> List<A> earlier(Class<A> type, Set<A> refused, Map<Identifier, Command> steps) {
        if (refused.isEmpty() || steps.values().stream().allMatch(step -> step.receipt() == null)) {
            return List.of();
        }
        var ids = refused.stream().map(Recorded::id).toList();
        return receipts.answered(mongo.find(Query.query(Criteria.where("_id").in(ids)), type), steps);
    }

    /// Changes one aggregate. What leaves it as it was is done too, and is no change: no event, no new version.
    ///
    /// @param conflict the act's own code for "somebody changed it since you read it"
    /// @param decide the aggregate's own decision; it changes itself only when it refuses nothing
    public <A extends Recorded, C extends Enum<C>> Decision<A, C> change(
            Class<A> type, Identifier id, Command command, C conflict, Function<A, List<Refusal<C>>> decide) {
        return change(type, id, command, conflict, null, decide);
    }

    /// As above, for changes that can break a unique rule of the collection.
    public <A extends Recorded, C extends Enum<C>> Decision<A, C> change(
            Class<A> type,
            Identifier id,
            Command command,
            C conflict,
            @Nullable Refusal<C> duplicate,
            Function<A, List<Refusal<C>>> decide) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var decision = attempt(type, id, command, conflict, duplicate, decide);
            if (decision.isPresent()) {
                return decision.get();
            }
            pause(attempt);
        }
        throw new CodedException("BUSY");
    }

    /// Empty where somebody else changed it meanwhile.
    private <A extends Recorded, C extends Enum<C>> Optional<Decision<A, C>> attempt(
            Class<A> type,
            Identifier id,
            Command command,
            C conflict,
            @Nullable Refusal<C> duplicate,
            Function<A, List<Refusal<C>>> decide) {
        var document = document(type, id);
        var aggregate = mongo.getConverter().read(type, document);
        if (receipts.answer(aggregate, command)) {
            return Optional.of(Decision.done(aggregate));
        }
        if (command.expectedVersion() != null && command.expectedVersion() != aggregate.version()) {
            return Optional.of(Decision.refused(aggregate, List.of(outdated(conflict, command, aggregate))));
        }
        var asIs = stored(aggregate);
        var refusals = decide.apply(aggregate);
        var after = stored(aggregate);
        if (!refusals.isEmpty() || command.validateOnly() || after.equals(asIs)) {
            var current = load(type, id);
            return current.version() == aggregate.version()
                    ? Optional.of(unwritten(current, refusals, command))
                    : Optional.empty();
        }
        return written(aggregate, command, Stored.of(document), after, duplicate, () -> load(type, id));
    }

    private <A extends Recorded, C extends Enum<C>> Optional<Decision<A, C>> written(
            A aggregate,
            Command command,
            Stored before,
            Stored after,
            @Nullable Refusal<C> duplicate,
            Supplier<A> current) {
        try {
            return Optional.of(Decision.done(write(aggregate, command, before, after)));
        } catch (OptimisticLockingFailureException overtaken) {
            return Optional.empty();
        } catch (DuplicateKeyException broken) {
            if (duplicate == null) {
                throw broken;
            }
            return Optional.of(Decision.refused(current.get(), List.of(duplicate)));
        }
    }

    private <A extends Recorded, C extends Enum<C>> Decision<A, C> unwritten(
            A current, List<Refusal<C>> refusals, Command command) {
        if (refusals.isEmpty() && !command.validateOnly()) {
            receipts.settle(command, current.id());
        }
        return Decision.refused(current, refusals);
    }

    private <A extends Recorded> A load(Class<A> type, Identifier id) {
        return mongo.getConverter().read(type, document(type, id));
    }

    // As it is stored, and not as this release would write it: that is what the event before has hashed.
    private Document document(Class<? extends Recorded> type, Identifier id) {
        var query = Query.query(Criteria.where("_id").is(id.value()));
        var document = mongo.findOne(query, Document.class, mongo.getCollectionName(type));
        if (document == null) {
            throw new NotVisible();
        }
        return document;
    }

    private <A extends Recorded> A write(A aggregate, Command command, @Nullable Stored before, Stored after) {
        gate.check();
        receipts.claim(command, aggregate.id());
        var history = aggregate.history();
        history.append(Event.chained(aggregate, command, before, after, history));
        var stored = mongo.save(aggregate);
        publisher.publishEvent(new Recording(stored));
        return stored;
    }

    private static <C extends Enum<C>> Refusal<C> outdated(C conflict, Command command, Recorded aggregate) {
        return Refusal.of(conflict, "input", "version")
                .with("expected", String.valueOf(command.expectedVersion()))
                .with("current", String.valueOf(aggregate.version()));
    }

    private static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L * Math.min(attempt + 1, 20)));
    }

    private <A extends Recorded, C extends Enum<C>> Decision<A, C> repeated(
            A earlier, Command command, Refusal<C> duplicate) {
        return receipts.answer(earlier, command) ? Decision.done(earlier) : Decision.refused(null, List.of(duplicate));
    }

    private Stored stored(Recorded aggregate) {
        return Stored.of(aggregate, mongo.getConverter());
    }
}
