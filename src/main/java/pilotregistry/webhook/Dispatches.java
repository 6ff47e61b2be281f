package pilotregistry.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

/// How each webhook is served, and by whom: one node at a time, and after one that was killed the next. What a node
/// that was too slow still does, it stores nowhere, so that no position goes back.
@Component
class Dispatches {

    // Longer than a message takes, after each of which it is held anew.
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;
    private static final String NUMBER = "turn.number";
    private static final String DUE = "turn.due";
    private static final String WAITING = "turn.waiting";
    private static final String POSITION = "progress.position";

    private final MongoOperations mongo;
    private final Clock clock;

    Dispatches(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        mongo.indexOps(Dispatch.class).createIndex(new Index(DUE, Direction.ASC));
    }

    Optional<Dispatch> find(WebhookId id) {
        return Optional.ofNullable(mongo.findById(id, Dispatch.class));
    }

    Map<WebhookId, Dispatch> all(Collection<WebhookId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Dispatch.class).stream()
                .collect(Collectors.toMap(Dispatch::id, Function.identity()));
    }

    /// Up to where that of them is told which is told least; empty where nothing serves any.
    Optional<Long> furthestBehind(Collection<WebhookId> ids) {
        var least = Query.query(Criteria.where("_id").in(ids))
                .with(Sort.by(Direction.ASC, POSITION))
                .limit(1);
        return Optional.ofNullable(mongo.findOne(least, Dispatch.class)).map(Dispatch::position);
    }

    /// How many changes are set aside, over all of them.
    long setAside() {
        var some = Query.query(Criteria.where("deadLetters").ne(List.of()));
        some.fields().include("deadLetters.position");
        return mongo.find(some, Document.class, mongo.getCollectionName(Dispatch.class)).stream()
                .mapToLong(dispatch -> dispatch.getList("deadLetters", Document.class, List.of())
                        .size())
                .sum();
    }

    /// Begins one, unless it has begun.
    void begin(Dispatch dispatch) {
        try {
            mongo.insert(dispatch);
        } catch (DuplicateKeyException begunAlready) {
            // By the same call, which came again.
        }
    }

    /// Those to be served by now, the longest due first.
    ///
    /// @param newest position of the feed
    List<WebhookId> due(long newest) {
        var owed = new Criteria()
                .orOperator(
                        Criteria.where(WAITING).is(true),
                        Criteria.where(POSITION).lt(newest));
        var due = Query.query(Criteria.where(DUE).lte(clock.instant()).andOperator(owed))
                .with(Sort.by(Direction.ASC, DUE))
                .limit(AT_ONCE);
        due.fields().include("_id");
        return mongo.find(due, Document.class, mongo.getCollectionName(Dispatch.class)).stream()
                .map(each -> new WebhookId(each.getString("_id")))
                .toList();
    }

    /// Takes one that is due and that no other node has.
    Optional<Dispatch> claim(WebhookId id) {
        return find(id).filter(
                        dispatch -> !clock.instant().isBefore(dispatch.turn().due()))
                .flatMap(dispatch ->
                        replace(dispatch, dispatch.taken(clock.instant().plus(LEASE))));
    }

    /// Stores how far it is, and goes on.
    ///
    /// @return empty when another turn has begun: then nothing of it counts
    Optional<Dispatch> keep(Dispatch dispatch) {
        return replace(dispatch, dispatch.held(clock.instant().plus(LEASE)));
    }

    /// Stores how far it is, and ends the turn.
    Optional<Dispatch> end(Dispatch dispatch) {
        replace(dispatch, dispatch);
        return Optional.empty();
    }

    /// Lets any node go on soon with what this one could not.
    void release(Dispatch dispatch) {
        mongo.updateFirst(held(dispatch), Update.update(DUE, clock.instant().plus(PAUSE)), Dispatch.class);
    }

    /// Has it served now, and lets nothing count that is done in the turn before.
    void hasten(WebhookId id) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                new Update().inc(NUMBER, 1).set(DUE, clock.instant()).set(WAITING, true),
                Dispatch.class);
    }

    /// Draws another secret, once for each rotation; the turn at hand, which still has the former one, ends.
    void rotate(WebhookId id, int rotation, Instant until) {
        var behind = behind(id, rotation);
        while (behind.isPresent()) {
            draw(id, behind.get().keys(), rotation, until);
            behind = behind(id, rotation);
        }
    }

    /// The secret that a rotation drew, 0 for the first one; empty where another was drawn since.
    Optional<String> secret(WebhookId id, int rotation) {
        return find(id).map(Dispatch::keys)
                .filter(keys -> keys.rotation() == rotation)
                .map(DispatchKeys::secret);
    }

    private Optional<Dispatch> behind(WebhookId id, int rotation) {
        return find(id).filter(dispatch -> dispatch.keys().rotation() < rotation);
    }

    // Nothing where the secret of another rotation was drawn in between.
    private void draw(WebhookId id, DispatchKeys keys, int rotation, Instant until) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id).and("keys.rotation").is(keys.rotation())),
                new Update()
                        .inc(NUMBER, 1)
                        .set(DUE, clock.instant())
                        .set(WAITING, true)
                        .set("keys", keys.rotated(rotation, until)),
                Dispatch.class);
    }

    void remove(WebhookId id) {
        mongo.remove(Query.query(Criteria.where("_id").is(id)), Dispatch.class);
    }

    private Optional<Dispatch> replace(Dispatch before, Dispatch now) {
        return mongo.replace(held(before), now).getMatchedCount() == 1 ? Optional.of(now) : Optional.empty();
    }

    private static Query held(Dispatch dispatch) {
        return Query.query(Criteria.where("_id")
                .is(dispatch.id())
                .and(NUMBER)
                .is(dispatch.turn().number()));
    }
}
