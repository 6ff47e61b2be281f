package pilotregistry.casestudy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Task;
import pilotregistry.access.TaskKind;
import pilotregistry.access.TaskSource;

/// What waits on the way of a case study (R30): its author's mending, the checks of province and expert, a ministry's
/// publication, and its retraction where the pilot failed.
@Component
class CaseTasks implements TaskSource {

    private static final String STATUS = "progress.status";
    private static final String ROUNDS = "progress.revision.rounds";

    private final MongoOperations mongo;
    private final CaseLibrary library;

    CaseTasks(MongoOperations mongo, CaseLibrary library) {
        this.mongo = mongo;
        this.library = library;
        mongo.indexOps(CaseStudy.class).createIndex(new Index(STATUS, Sort.Direction.ASC));
    }

    @Override
    public List<Task> tasks(Actor actor, Instant now) {
        var tasks = new ArrayList<Task>();
        var bodies = actor.mandates(Role.APPLICANT)
                .map(Mandate::organizationId)
                .distinct()
                .toList();
        if (!bodies.isEmpty()) {
            var own = in(CaseStudyStatus.RETURNED).and("entry.author").in(bodies);
            tasks.addAll(of(TaskKind.CASE_RETURNED, own, round -> true));
        }
        var provinces = actor.mandates(Role.PROVINCIAL_ECOLOGY, Role.PROVINCIAL_DEVELOPMENT_AND_REFORM)
                .map(Mandate::province)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!provinces.isEmpty()) {
            var theirs = in(CaseStudyStatus.FILED).and("entry.province").in(provinces);
            tasks.addAll(of(TaskKind.CASE_TO_CHECK, theirs, round -> round.province() == null));
        }
        if (actor.is(Role.EXPERT)) {
            tasks.addAll(of(TaskKind.CASE_TO_REVIEW, in(CaseStudyStatus.FILED), round -> round.expert() == null));
        }
        if (actor.is(Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM)) {
            tasks.addAll(of(TaskKind.CASE_TO_PUBLISH, in(CaseStudyStatus.CHECKED), round -> true));
            library.failed(Task.MOST).forEach(study -> tasks.add(retraction(study)));
        }
        return tasks;
    }

    // Its pilot turned out otherwise than was hoped when it was published.
    private static Task retraction(CaseStudy study) {
        return new Task(
                TaskKind.CASE_TO_RETRACT,
                study.id().value(),
                null,
                Map.of("title", study.title(), "number", String.valueOf(study.number())));
    }

    private static Criteria in(CaseStudyStatus status) {
        return Criteria.where(STATUS).is(status).and(ROUNDS + ".0").exists(true);
    }

    // The other check may be in: twice as many are read as are told.
    private List<Task> of(TaskKind kind, Criteria which, Predicate<CaseRound> open) {
        var query = Query.query(which)
                .with(Sort.by(Sort.Direction.ASC, ROUNDS + ".0.filedAt"))
                .limit(2 * Task.MOST);
        return mongo.find(query, CaseStudy.class).stream()
                .filter(study -> open.test(Objects.requireNonNull(
                        Objects.requireNonNull(study.revision()).current())))
                .limit(Task.MOST)
                .map(study -> new Task(
                        kind,
                        study.id().value(),
                        null,
                        Map.of(
                                "title",
                                Objects.requireNonNull(study.revision())
                                        .content()
                                        .title())))
                .toList();
    }
}
