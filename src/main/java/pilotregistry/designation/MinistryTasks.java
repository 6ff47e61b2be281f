package pilotregistry.designation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Role;
import pilotregistry.access.Task;
import pilotregistry.access.TaskKind;
import pilotregistry.access.TaskSource;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.InTray;

/// What waits for a ministry: applications to be checked, reviewed ones to be decided upon, designations that want its
/// signature (R29). The notice names no day for any of them.
@Component
class MinistryTasks implements TaskSource {

    private final InTray tray;
    private final MongoOperations mongo;

    MinistryTasks(InTray tray, MongoOperations mongo) {
        this.tray = tray;
        this.mongo = mongo;
    }

    @Override
    public List<Task> tasks(Actor actor, Instant now) {
        if (!ReviewAccess.isMinistry(actor)) {
            return List.of();
        }
        var drawnUp = drawnUp();
        var decided = drawnUp.stream()
                .flatMap(designation -> designation.content().applications().stream())
                .collect(Collectors.toSet());
        var accepted = tray.of(ApplicationStatus.ACCEPTED, actor);
        var reviewed = reviewed(accepted.stream().map(InTray.Waiting::id).toList());
        return Stream.of(
                        tray.of(ApplicationStatus.SUBMITTED, actor).stream()
                                .map(each -> task(TaskKind.APPLICATION_TO_CHECK, each)),
                        accepted.stream()
                                .filter(each -> reviewed.contains(each.id()) && !decided.contains(each.id()))
                                .map(each -> task(TaskKind.APPLICATION_TO_DESIGNATE, each)),
                        drawnUp.stream()
                                .filter(designation -> isOpenTo(actor, designation))
                                .map(MinistryTasks::signature))
                .flatMap(tasks -> tasks)
                .toList();
    }

    private List<Designation> drawnUp() {
        return mongo.find(
                Query.query(Criteria.where("course.effectiveAt").is(null)).limit(Task.MOST), Designation.class);
    }

    private Set<ApplicationId> reviewed(Collection<ApplicationId> applications) {
        var query = Query.query(
                Criteria.where("application").in(applications).and("experts.0").exists(true));
        return mongo.find(query, Review.class).stream()
                .filter(review -> review.mean() != null)
                .map(Review::applicationId)
                .collect(Collectors.toSet());
    }

    private static boolean isOpenTo(Actor actor, Designation designation) {
        return actor.mandates(Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM)
                .anyMatch(mandate -> !designation.isSignedBy(mandate.role()));
    }

    private static Task task(TaskKind kind, InTray.Waiting application) {
        var title = String.valueOf(application.content().title());
        return new Task(kind, application.id().value(), null, Map.of("title", title));
    }

    private static Task signature(Designation designation) {
        return new Task(
                TaskKind.DESIGNATION_TO_SIGN,
                designation.id().value(),
                null,
                Map.of("number", designation.documentNumber()));
    }
}
