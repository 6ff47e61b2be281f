package pilotregistry.casestudy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
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
import pilotregistry.ledger.NotVisible;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotStatus;
import pilotregistry.reference.PilotType;

/// The library of case studies (典型案例库): found and listed, each as far as the reader may see it.
@Component
public class CaseLibrary {

    static final Listing<CaseStudy> CASE_STUDIES = Listing.of(
            "caseStudies",
            CaseStudy.class,
            filter -> filter.string("number", "progress.number.text")
                    .string("title", "keys.title")
                    .strings("industries", "keys.industries")
                    .enumeration("pilotType", "keys.pilotType", PilotType.class)
                    .string("province", "keys.province")
                    .string("prefecture", "keys.prefecture")
                    .string("region", "keys.region")
                    .string("watershed", "keys.watershed")
                    .integer("year", "keys.year")
                    .id("batch", "entry.batch")
                    .id("pilot", "entry.pilot")
                    .enumeration("status", "keys.standing", CaseStudyStatus.class)
                    .bool("synthetic", "keys.synthetic")
                    .bool("inProgress", "keys.inProgress")
                    .bool("verified", "keys.verified")
                    .decimal("paybackYears", "keys.paybackYears")
                    .integer("replications", "keys.replications")
                    .instant("publishedAt", "progress.publication.at"),
            order -> order.by("NUMBER", "progress.number.year", "progress.number.sequence")
                    .by("TITLE", "keys.titleSort")
                    .by("YEAR", "keys.year")
                    .by("PAYBACK_YEARS", "keys.paybackYears")
                    .by("REPLICATIONS", "keys.replications")
                    .by("PUBLISHED", "progress.publication.at")
                    .unlessAsked("NUMBER", Direction.DESC));

    private static final String PILOT_END = "progress.pilotEnd";

    private final MongoTemplate mongo;
    private final Connections connections;
    private final CasesRead read;

    CaseLibrary(MongoTemplate mongo, Connections connections) {
        this.mongo = mongo;
        this.read = new CasesRead(mongo);
        this.connections = connections;
        var indexes = mongo.indexOps(CaseStudy.class);
        indexes.createIndex(
                new Index("progress.number.text", Direction.ASC).unique().sparse());
        indexes.createIndex(
                new Index("progress.number.year", Direction.ASC).on("progress.number.sequence", Direction.ASC));
        indexes.createIndex(new Index("entry.pilot", Direction.ASC));
        indexes.createIndex(new Index("entry.author", Direction.ASC));
        indexes.createIndex(new Index("keys.titleSort", Direction.ASC));
        indexes.createIndex(new Index(PILOT_END, Direction.ASC).sparse());
    }

    /// Without regard to who asks.
    public Optional<CaseStudy> find(CaseStudyId id) {
        return Optional.ofNullable(mongo.findById(id, CaseStudy.class));
    }

    /// Without regard to who asks.
    public Map<CaseStudyId, CaseStudy> byId(Collection<CaseStudyId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), CaseStudy.class).stream()
                .collect(Collectors.toMap(CaseStudy::id, Function.identity()));
    }

    /// As they are now, to be shown and not to be changed; without regard to who asks.
    public Map<CaseStudyId, CaseStudy> shown(Collection<CaseStudyId> ids) {
        return read.byId(ids);
    }

    /// Those of them that the actor may see.
    public Map<CaseStudyId, CaseStudy> visible(Collection<CaseStudyId> ids, Actor actor) {
        var seen = byId(ids);
        seen.values().removeIf(study -> !CaseAccess.sees(actor, study));
        return seen;
    }

    /// @throws NotVisible when it is not there or not the actor's to see
    CaseStudy visible(CaseStudyId id, Actor actor) {
        return find(id).filter(study -> CaseAccess.sees(actor, study)).orElseThrow(NotVisible::new);
    }

    Optional<CaseStudy> findByNumber(String number) {
        return Optional.ofNullable(
                mongo.findOne(Query.query(Criteria.where("progress.number.text").is(number)), CaseStudy.class));
    }

    Connection<CaseStudy> list(ListRequest request, @Nullable PilotId pilot, Actor actor) {
        var visible = CaseAccess.visibleTo(actor);
        return connections.page(
                CASE_STUDIES,
                request,
                pilot == null
                        ? visible
                        : new Criteria()
                                .andOperator(
                                        List.of(Criteria.where("entry.pilot").is(pilot), visible)));
    }

    /// All of the list that this actor sees, to be read from end to end.
    public Reading reading(ListRequest request, Actor actor) {
        return connections.reading(CASE_STUDIES, request, CaseAccess.visibleTo(actor));
    }

    /// The published ones of a pilot.
    List<CaseStudy> publishedOf(PilotId pilot) {
        return mongo.find(
                Query.query(Criteria.where("entry.pilot")
                        .is(pilot)
                        .and("keys.standing")
                        .is(CaseStudyStatus.PUBLISHED)),
                CaseStudy.class);
    }

    /// The published ones that are labelled as in progress and are not known to have a pilot that ended.
    List<CaseStudy> inProgress() {
        return mongo.find(
                Query.query(Criteria.where("keys.inProgress")
                        .is(true)
                        .and("keys.standing")
                        .is(CaseStudyStatus.PUBLISHED)
                        .and(PILOT_END)
                        .is(null)),
                CaseStudy.class);
    }

    /// The published ones whose pilot failed or was terminated meanwhile.
    List<CaseStudy> failed(int most) {
        return mongo.find(
                Query.query(Criteria.where(PILOT_END)
                                .in(PilotStatus.NOT_PASSED, PilotStatus.TERMINATED)
                                .and("keys.standing")
                                .is(CaseStudyStatus.PUBLISHED))
                        .limit(most),
                CaseStudy.class);
    }

    /// The highest number given in a year so far.
    int lastNumber(int year) {
        var newest = Query.query(Criteria.where("progress.number.year").is(year))
                .with(org.springframework.data.domain.Sort.by(Direction.DESC, "progress.number.sequence"))
                .limit(1);
        newest.fields().include("progress.number");
        var last = mongo.findOne(newest, Document.class, mongo.getCollectionName(CaseStudy.class));
        return last == null ? 0 : last.getEmbedded(List.of("progress", "number", "sequence"), Integer.class);
    }
}
