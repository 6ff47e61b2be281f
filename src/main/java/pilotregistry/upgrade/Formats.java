package pilotregistry.upgrade;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// The one document that says in which format the database is, and who is changing it: one node at a time, for as long
/// as it says so again and again.
@Component
class Formats {

    private final MongoOperations mongo;
    private final Clock clock;
    private final Duration lease;

    Formats(MongoOperations mongo, Clock clock, @Value("${registry.upgrade.lease:60s}") Duration lease) {
        this.mongo = mongo;
        this.clock = clock;
        this.lease = lease;
    }

    StoredFormat current() {
        var stored = mongo.findById(StoredFormat.ID, StoredFormat.class);
        return stored == null ? StoredFormat.NONE : stored;
    }

    /// Takes the next step, if nobody has it.
    Optional<StoredFormat> take(StoredFormat before) {
        if (!before.isFreeAt(clock.instant())) {
            return Optional.empty();
        }
        var taken = before.heldBy(UUID.randomUUID().toString(), clock.instant().plus(lease));
        return (before.number() == 0 && before.holder() == null && insert(taken)) || replace(before, taken)
                ? Optional.of(taken)
                : Optional.empty();
    }

    /// Keeps it.
    ///
    /// @throws Overtaken when another node has it by now
    StoredFormat keep(StoredFormat held) {
        return store(
                held, held.heldBy(String.valueOf(held.holder()), clock.instant().plus(lease)));
    }

    StoredFormat store(StoredFormat before, StoredFormat now) {
        if (!replace(before, now)) {
            throw new Overtaken();
        }
        return now;
    }

    private boolean insert(StoredFormat first) {
        try {
            mongo.insert(first);
            return true;
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            return false;
        }
    }

    private boolean replace(StoredFormat before, StoredFormat now) {
        var same = Query.query(Criteria.where("_id")
                .is(StoredFormat.ID)
                .and("number")
                .is(before.number())
                .and("holder")
                .is(before.holder()));
        return mongo.replace(same, now).getMatchedCount() == 1;
    }

    /// Another node has taken the step over: what this one still does is stored nowhere.
    static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
