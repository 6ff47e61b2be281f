package pilotregistry.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Scope;
import pilotregistry.ledger.NotVisible;

/// Webhooks as they are kept, each shown to its owner alone.
@Component
class OwnWebhooks {

    private static final String OWNER = "reader.subject";
    private static final String CLAIM = "claim";

    private final MongoOperations mongo;

    OwnWebhooks(MongoOperations mongo) {
        this.mongo = mongo;
        var indexes = mongo.indexOps(Webhook.class);
        indexes.createIndex(new Index(CLAIM, Direction.ASC).unique().sparse());
        indexes.createIndex(new Index(OWNER, Direction.ASC));
    }

    Optional<Webhook> find(WebhookId id) {
        return Optional.ofNullable(mongo.findById(id, Webhook.class));
    }

    /// Those of them that are the actor's own.
    Map<WebhookId, Webhook> own(Collection<WebhookId> ids, Actor actor) {
        return mongo
                .find(Query.query(Criteria.where("_id").in(ids).andOperator(ownedBy(actor))), Webhook.class)
                .stream()
                .collect(Collectors.toMap(Webhook::id, Function.identity()));
    }

    /// All of the actor's own, the latest first.
    List<Webhook> own(Actor actor) {
        return mongo.find(
                Query.query(ownedBy(actor))
                        .with(Sort.by(Direction.DESC, "standing.registeredAt").and(Sort.by(Direction.DESC, "_id"))),
                Webhook.class);
    }

    // Also one that was removed: who sends the same wish again is answered as before.
    Webhook owned(WebhookId id, Actor actor) {
        return find(id).filter(webhook -> webhook.reader().subject().equals(subject(actor)))
                .orElseThrow(NotVisible::new);
    }

    /// Those that are told what changes, whoever's they are.
    List<WebhookId> active() {
        var told = Query.query(Criteria.where("standing.status")
                .is(WebhookStatus.ACTIVE.name())
                .and(CLAIM)
                .exists(true));
        told.fields().include("_id");
        return mongo.find(told, Document.class, mongo.getCollectionName(Webhook.class)).stream()
                .map(webhook -> new WebhookId(webhook.getString("_id")))
                .toList();
    }

    /// The seats that an owner holds.
    Set<String> taken(String owner) {
        var held = Query.query(Criteria.where(OWNER).is(owner).and(CLAIM).exists(true));
        held.fields().include(CLAIM);
        return mongo.find(held, Document.class, mongo.getCollectionName(Webhook.class)).stream()
                .map(webhook -> webhook.getString(CLAIM))
                .collect(Collectors.toSet());
    }

    private static Criteria ownedBy(Actor actor) {
        return Criteria.where(OWNER).is(subject(actor)).and(CLAIM).exists(true);
    }

    private static @Nullable String subject(Actor actor) {
        return actor.has(Scope.READ) ? actor.identified().orElseThrow().subject() : null;
    }
}
