package pilotregistry.pilot;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Task;

/// The pilots that somebody has in hand.
@Component
public class Portfolio {

    private static final String STATUS = "sheet.course.status";
    private static final String IMPLEMENTER = "sheet.profile.implementer.organizationId";
    private static final String APPLICANT = "sheet.profile.applicant.organizationId";

    private final MongoOperations mongo;

    Portfolio(MongoOperations mongo) {
        this.mongo = mongo;
        var indexes = mongo.indexOps(Pilot.class);
        indexes.createIndex(new Index(IMPLEMENTER, Direction.ASC));
        indexes.createIndex(new Index(APPLICANT, Direction.ASC));
        indexes.createIndex(new Index(STATUS, Direction.ASC));
    }

    /// Those that the actor's own bodies carry out, until they are assessed; the first to end first.
    public List<Pilot> carriedOutBy(Actor actor) {
        var bodies = actor.mandates(Role.APPLICANT)
                .map(Mandate::organizationId)
                .distinct()
                .toList();
        if (bodies.isEmpty()) {
            return List.of();
        }
        var own = new Criteria()
                .orOperator(
                        Criteria.where(IMPLEMENTER).in(bodies),
                        Criteria.where(APPLICANT).in(bodies));
        var open = Criteria.where(STATUS).in(PilotStatus.DESIGNATED, PilotStatus.SUSPENDED, PilotStatus.REPORTED);
        return find(Query.query(new Criteria().andOperator(own, open)));
    }

    /// Those that have reported and are to be assessed.
    List<Pilot> reported() {
        return find(Query.query(Criteria.where(STATUS).is(PilotStatus.REPORTED)));
    }

    /// Those that have reported to the actor's province.
    List<Pilot> reportedTo(Actor actor) {
        var provinces = actor.mandates(Role::provincial)
                .map(Mandate::province)
                .distinct()
                .toList();
        if (provinces.isEmpty()) {
            return List.of();
        }
        return find(Query.query(Criteria.where(STATUS)
                .is(PilotStatus.REPORTED)
                .and("sheet.profile.leadProvince")
                .in(provinces)
                .and("sheet.course.proceedings.reports.0")
                .exists(true)));
    }

    private List<Pilot> find(Query query) {
        return mongo.find(query.with(Sort.by("sheet.course.term.end", "_id")).limit(Task.MOST), Pilot.class);
    }
}
