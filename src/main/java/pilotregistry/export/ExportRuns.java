package pilotregistry.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Who writes which export: one node at a time, for as long as it says so again and again. Whatever a node that was too
/// slow still does, it stores nothing here any more.
@Component
class ExportRuns {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";

    private final MongoOperations mongo;
    private final Clock clock;
    private final Duration lease;
    private final String node = UUID.randomUUID().toString();

    ExportRuns(MongoOperations mongo, Clock clock, @Value("${registry.exports.lease:60s}") Duration lease) {
        this.mongo = mongo;
        this.clock = clock;
        this.lease = lease;
    }

    /// Takes an export that nobody writes now.
    Optional<ExportRun> claim(ExportId id) {
        var earlier = mongo.findById(id, ExportRun.class);
        if (earlier == null) {
            return insert(ExportRun.first(id, holder(), until()));
        }
        if (clock.instant().isBefore(earlier.until())) {
            return Optional.empty();
        }
        var taken = earlier.takenOver(holder(), until());
        return replace(earlier, taken) ? Optional.of(taken) : Optional.empty();
    }

    /// Stores how far it is.
    ///
    /// @throws Overtaken when another node has it by now, or it was cancelled
    ExportRun keep(ExportRun before, ExportRun now) {
        if (!replace(before, now)) {
            throw new Overtaken();
        }
        return now;
    }

    Instant until() {
        return clock.instant().plus(lease);
    }

    /// Lets others take it, the later the more often it failed.
    void release(ExportRun run) {
        var pause = PAUSE.multipliedBy(run.attempts());
        mongo.updateFirst(held(run), new Update().set(UNTIL, clock.instant().plus(pause)), ExportRun.class);
    }

    void remove(ExportId id) {
        mongo.remove(Query.query(Criteria.where("_id").is(id)), ExportRun.class);
    }

    Map<ExportId, ExportRun> of(Collection<ExportId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), ExportRun.class).stream()
                .collect(Collectors.toMap(ExportRun::id, Function.identity()));
    }

    private Optional<ExportRun> insert(ExportRun run) {
        try {
            return Optional.of(mongo.insert(run));
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            return Optional.empty();
        }
    }

    private boolean replace(ExportRun before, ExportRun now) {
        return mongo.replace(held(before), now).getMatchedCount() == 1;
    }

    // Every taking over has a holder of its own, so that the one before is told apart even on the same node.
    private String holder() {
        return node + "/" + UUID.randomUUID();
    }

    private static Query held(ExportRun run) {
        return Query.query(Criteria.where("_id").is(run.id()).and(HOLDER).is(run.holder()));
    }

    /// Another node writes it by now, or nobody is to.
    static final class Overtaken extends RuntimeException {}
}
