package pilotregistry.outcome;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.connection.Reading;
import pilotregistry.pilot.PilotId;
import pilotregistry.reference.PilotType;

/// The book of outcomes: found, listed, and shown to those who may see them.
@Component
public class OutcomeBook {

    /// The metric whose values are documents.
    static final String DELIVERABLES_METRIC = "deliverables";

    static final Listing<Outcome> OUTCOMES = Listing.of(
            "outcomes",
            Outcome.class,
            filter -> filter.id("pilot", "subject.pilot")
                    .string("metric", "subject.metric")
                    .string("socialCreditCode", "subject.enterprise.socialCreditCode")
                    .month("periodStart", "subject.period.start")
                    .month("periodEnd", "subject.period.end")
                    .enumeration("family", "keys.family", OutcomeFamily.class)
                    .enumeration("verification", "keys.status", OutcomeStatus.class)
                    .enumeration("nature", "keys.nature", OutcomeNature.class)
                    .decimal("value", "keys.value")
                    .bool("plausible", "keys.plausible")
                    .bool("open", "keys.open")
                    .id("batch", "pilot.batch")
                    .enumeration("type", "pilot.type", PilotType.class)
                    .strings("provinces", "pilot.provinces")
                    .strings("industries", "pilot.industries")
                    .bool("demonstration", "pilot.demonstration"),
            order -> order.by("METRIC", "subject.metric")
                    .by("VALUE", "keys.value")
                    .by("PILOT", "subject.pilot")
                    .by("PERIOD_END", "subject.period.end")
                    .unlessAsked("METRIC", Direction.ASC)
                    .unlessAsked("PILOT", Direction.ASC));

    static final Listing<Outcome> DELIVERABLES = Listing.of(
            "deliverables",
            Outcome.class,
            filter -> filter.id("pilot", "subject.pilot")
                    .enumeration("kind", "keys.documentKind", OutputKind.class)
                    .string("title", "keys.documentTitle")
                    .enumeration("verification", "keys.status", OutcomeStatus.class)
                    .bool("open", "keys.open")
                    .id("batch", "pilot.batch")
                    .bool("demonstration", "pilot.demonstration"),
            order -> order.by("PILOT", "subject.pilot")
                    .by("TITLE", "keys.documentTitle")
                    .unlessAsked("PILOT", Direction.ASC)
                    .unlessAsked("TITLE", Direction.ASC));

    private final MongoOperations mongo;
    private final Connections connections;

    OutcomeBook(MongoOperations mongo, Connections connections) {
        this.mongo = mongo;
        this.connections = connections;
        var indexes = mongo.indexOps(Outcome.class);
        indexes.createIndex(new Index("subject.pilot", Direction.ASC).on("subject.metric", Direction.ASC));
        indexes.createIndex(OUTCOMES.defaultIndex());
    }

    /// Without regard to who asks.
    public Map<OutcomeId, Outcome> byId(Collection<OutcomeId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Outcome.class).stream()
                .collect(Collectors.toMap(Outcome::id, Function.identity()));
    }

    /// Those among them that this actor may see.
    public Map<OutcomeId, Outcome> visible(Actor actor, Collection<OutcomeId> ids) {
        return byId(ids).values().stream()
                .filter(outcome -> OutcomeAccess.sees(actor, outcome))
                .collect(Collectors.toMap(Outcome::id, Function.identity()));
    }

    boolean has(OutcomeId id) {
        return mongo.exists(Query.query(Criteria.where("_id").is(id)), Outcome.class);
    }

    List<Outcome> of(PilotId pilot) {
        return mongo.find(Query.query(Criteria.where("subject.pilot").is(pilot)), Outcome.class);
    }

    /// @param pilot null for all of them
    Connection<Outcome> list(ListRequest request, @Nullable PilotId pilot, Actor actor) {
        return connections.page(OUTCOMES, request, within(pilot, OutcomeAccess.visibleTo(actor)));
    }

    Connection<Outcome> documents(ListRequest request, Actor actor) {
        return connections.page(DELIVERABLES, request, documentsFor(actor));
    }

    /// All of the list that this actor sees, to be read from end to end.
    public Reading reading(ListRequest request, Actor actor) {
        return connections.reading(OUTCOMES, request, OutcomeAccess.visibleTo(actor));
    }

    /// The same of the documents among them.
    public Reading readingOfDocuments(ListRequest request, Actor actor) {
        return connections.reading(DELIVERABLES, request, documentsFor(actor));
    }

    private static Criteria documentsFor(Actor actor) {
        var documents = Criteria.where("subject.metric").is(DELIVERABLES_METRIC);
        return new Criteria().andOperator(documents, OutcomeAccess.visibleTo(actor));
    }

    private static Criteria within(@Nullable PilotId pilot, Criteria visible) {
        return pilot == null
                ? visible
                : new Criteria().andOperator(Criteria.where("subject.pilot").is(pilot), visible);
    }
}
