package pilotregistry.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Where each saved search stands, and who looks for it: one node at a time, and after one that was killed the next.
/// What a node that was too slow still finds, it stores nowhere.
@Component
class Lookouts {

    // Longer than any turn takes; a node that needs more has been killed.
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final String TURN = "turn.number";
    private static final String DUE = "turn.due";

    private final MongoOperations mongo;
    private final Clock clock;

    Lookouts(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        mongo.indexOps(Lookout.class).createIndex(new Index(DUE, Direction.ASC));
    }

    Optional<Lookout> find(SavedSearchId id) {
        return Optional.ofNullable(mongo.findById(id, Lookout.class));
    }

    /// Begins one, unless it has begun.
    void begin(Lookout lookout) {
        try {
            mongo.insert(lookout);
        } catch (DuplicateKeyException begunAlready) {
            // Whoever began it meant the same.
        }
    }

    /// Those to be looked at by now, the longest due first.
    List<SavedSearchId> due() {
        var due = Query.query(Criteria.where(DUE).lte(clock.instant()))
                .with(Sort.by(Direction.ASC, DUE))
                .limit(100);
        due.fields().include("_id");
        return mongo.find(due, Document.class, mongo.getCollectionName(Lookout.class)).stream()
                .map(each -> new SavedSearchId(each.getString("_id")))
                .toList();
    }

    /// Takes one that is due and that no other node has.
    Optional<Lookout> claim(SavedSearchId id) {
        return find(id).filter(
                        lookout -> !clock.instant().isBefore(lookout.turn().due()))
                .flatMap(this::take);
    }

    /// Takes one whether it is due or not.
    Optional<Lookout> take(Lookout lookout) {
        var taken = lookout.taken(clock.instant().plus(LEASE));
        return replace(lookout, taken) ? Optional.of(taken) : Optional.empty();
    }

    /// Stores how far it is.
    ///
    /// @return false when another node has it by now: then nothing of it counts
    boolean keep(Lookout lookout) {
        return replace(lookout, lookout);
    }

    void release(Lookout lookout) {
        mongo.updateFirst(
                held(lookout),
                Update.update(DUE, clock.instant().plus(lookout.turn().pause())),
                Lookout.class);
    }

    /// Lets it be looked at earlier.
    void hasten(SavedSearchId id, Instant due) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id).and(DUE).gt(due)), Update.update(DUE, due), Lookout.class);
    }

    void remove(SavedSearchId id) {
        mongo.remove(Query.query(Criteria.where("_id").is(id)), Lookout.class);
    }

    private boolean replace(Lookout before, Lookout now) {
        return mongo.replace(held(before), now).getMatchedCount() == 1;
    }

    private static Query held(Lookout lookout) {
        return Query.query(Criteria.where("_id")
                .is(lookout.id())
                .and(TURN)
                .is(lookout.turn().number()));
    }
}
