package pilotregistry.recommendation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;
import pilotregistry.batch.Batch;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.connection.Reading;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;

/// The recommendations on file: opened with their first application, found, listed.
@Component
public class Recommendations implements NodeSource {

    static final Listing<Recommendation> RECOMMENDATIONS = Listing.of(
            "recommendations",
            Recommendation.class,
            filter -> filter.id("batch", "opening.batch")
                    .string("province", "opening.province")
                    .instant("openedAt", "opening.at"),
            order -> order.by("PROVINCE", "opening.province")
                    .by("OPENED", "opening.at")
                    .unlessAsked("OPENED", Direction.DESC));

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Connections connections;

    Recommendations(Ledger ledger, MongoOperations mongo, Connections connections) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.connections = connections;
    }

    boolean has(RecommendationId id) {
        return mongo.exists(Query.query(Criteria.where("_id").is(id)), Recommendation.class);
    }

    Optional<Recommendation> find(RecommendationId id) {
        return Optional.ofNullable(mongo.findById(id, Recommendation.class));
    }

    /// @throws NotVisible when it is not there or not the actor's to see
    Recommendation visible(RecommendationId id, Actor actor) {
        return find(id).filter(recommendation -> RecommendationAccess.sees(actor, recommendation))
                .orElseThrow(NotVisible::new);
    }

    Connection<Recommendation> list(ListRequest request, Actor actor) {
        return connections.page(RECOMMENDATIONS, request, RecommendationAccess.visibleTo(actor));
    }

    /// All of the list that this actor sees, to be read from end to end.
    public Reading reading(ListRequest request, Actor actor) {
        return connections.reading(RECOMMENDATIONS, request, RecommendationAccess.visibleTo(actor));
    }

    /// Without regard to who asks.
    Map<RecommendationId, Recommendation> all(Collection<RecommendationId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Recommendation.class).stream()
                .collect(Collectors.toMap(Recommendation::id, Function.identity()));
    }

    /// Opens the province's recommendation, if nobody else has by now.
    void open(Batch call, String province, Instant now) {
        var id = RecommendationId.of(call.id(), province);
        ledger.create(
                Recommendation.class,
                id,
                Command.ofRegistry("openRecommendation", id.value(), now),
                Refusal.of(VerifyApplicationErrorCode.VERSION_CONFLICT),
                () -> Decision.done(Recommendation.open(call, province, now)));
    }

    @Override
    public String prefix() {
        return RecommendationId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return all(ids.stream().map(RecommendationId::new).toList()).values().stream()
                .filter(recommendation -> RecommendationAccess.sees(actor, recommendation))
                .collect(Collectors.toMap(recommendation -> recommendation.id().value(), Function.identity()));
    }

    @Override
    public boolean showsPast(Actor actor, Object then, Object now) {
        return then instanceof Recommendation recommendation && RecommendationAccess.sees(actor, recommendation);
    }

    @Override
    public boolean tells(Actor actor, String act, Object now) {
        return true;
    }
}
