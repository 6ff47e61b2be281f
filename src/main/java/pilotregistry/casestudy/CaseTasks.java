package pilotregistry.casestudy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Role;
import pilotregistry.access.Task;
import pilotregistry.access.TaskKind;
import pilotregistry.access.TaskSource;

/// What waits for the ministries: cases whose pilot turned out otherwise than was hoped when they were published (R30).
@Component
class CaseTasks implements TaskSource {

    private final CaseLibrary library;

    CaseTasks(CaseLibrary library) {
        this.library = library;
    }

    @Override
    public List<Task> tasks(Actor actor, Instant now) {
        return actor.is(Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM)
                ? library.failed(Task.MOST).stream().map(CaseTasks::task).toList()
                : List.of();
    }

    private static Task task(CaseStudy study) {
        return new Task(
                TaskKind.CASE_TO_RETRACT,
                study.id().value(),
                null,
                Map.of("title", study.title(), "number", String.valueOf(study.number())));
    }
}
