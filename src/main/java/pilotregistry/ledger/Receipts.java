package pilotregistry.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import pilotregistry.language.CodedException;

/// The idempotency keys that were used. A key is claimed before the write it stands for, so that it binds to its
/// arguments even when another aggregate is asked for next.
final class Receipts {

    private static final String EVENTS = "events";

    private final MongoOperations mongo;

    Receipts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void claim(Command command, Identifier aggregate) {
        var key = command.receipt();
        if (key == null) {
            return;
        }
        try {
            mongo.insert(receipt(key, command, aggregate));
        } catch (DuplicateKeyException used) {
            checkSame(command, mongo.findById(key, Receipt.class));
        }
    }

    /// Claims a key for good where there was nothing to change: no event will stand for it.
    void settle(Command command, Identifier aggregate) {
        claim(command, aggregate);
        var key = command.receipt();
        if (key != null) {
            mongo.updateFirst(
                    Query.query(Criteria.where("_id").is(key)), Update.update("settled", true), Receipt.class);
        }
    }

    /// Claims the keys of several steps in one round trip, and in a second one where some were used before.
    void claim(Map<Identifier, Command> steps) {
        var keyed = steps.entrySet().stream()
                .filter(step -> step.getValue().receipt() != null)
                .toList();
        var claimed = keyed.stream()
                .map(step -> receipt(String.valueOf(step.getValue().receipt()), step.getValue(), step.getKey()))
                .toList();
        var used = new UniqueInsert(mongo).of(Receipt.class, claimed);
        var there = find(used.stream().map(Receipt::key).toList());
        keyed.forEach(step -> checkSame(
                step.getValue(), there.get(String.valueOf(step.getValue().receipt()))));
    }

    /// Whether this very command changed the aggregate before.
    boolean answer(Recorded aggregate, Command command) {
        var key = command.receipt();
        if (key == null) {
            return false;
        }
        var receipt = mongo.findById(key, Receipt.class);
        if (receipt == null) {
            return false;
        }
        checkSame(command, receipt);
        // The relay copies before it trims: what has left the outbox read above is in the feed by now.
        return Boolean.TRUE.equals(receipt.settled())
                || inOutbox(aggregate, key)
                || mongo.exists(
                        Query.query(Criteria.where("event.receipt")
                                .is(key)
                                .and("event.aggregate")
                                .is(aggregate.id().value())),
                        EVENTS);
    }

    /// Those of the aggregates that these very steps made before, in at most two round trips.
    <A extends Recorded> List<A> answered(Collection<A> aggregates, Map<Identifier, Command> steps) {
        var keys = aggregates.stream()
                .map(aggregate -> steps.get(aggregate.id()))
                .filter(Objects::nonNull)
                .map(Command::receipt)
                .filter(Objects::nonNull)
                .toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        var copied = copied(keys);
        return aggregates.stream()
                .filter(aggregate -> {
                    var key = Objects.requireNonNull(steps.get(aggregate.id())).receipt();
                    return key != null && (inOutbox(aggregate, key) || copied.contains(key));
                })
                .toList();
    }

    // A step's key names its aggregate.
    private Set<String> copied(Collection<String> keys) {
        var query = Query.query(Criteria.where("event.receipt").in(keys));
        query.fields().include("event.receipt");
        return mongo.find(query, Document.class, EVENTS).stream()
                .map(entry -> entry.getEmbedded(List.of("event", "receipt"), String.class))
                .collect(Collectors.toSet());
    }

    private static boolean inOutbox(Recorded aggregate, String key) {
        return aggregate.history().outbox().stream().anyMatch(event -> key.equals(event.receipt()));
    }

    private Map<String, Receipt> find(Collection<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : mongo.find(Query.query(Criteria.where("_id").in(keys)), Receipt.class).stream()
                        .collect(Collectors.toMap(Receipt::key, Function.identity()));
    }

    private static Receipt receipt(String key, Command command, Identifier aggregate) {
        return new Receipt(key, command.fingerprint(), aggregate.value(), command.at(), null);
    }

    private static void checkSame(Command command, @Nullable Receipt receipt) {
        if (receipt != null && !receipt.fingerprint().equals(command.fingerprint())) {
            throw new CodedException("IDEMPOTENCY_MISMATCH", Map.of("key", String.valueOf(command.idempotencyKey())));
        }
    }
}
