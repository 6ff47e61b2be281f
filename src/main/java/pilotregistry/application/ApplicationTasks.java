package pilotregistry.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Task;
import pilotregistry.access.TaskKind;
import pilotregistry.access.TaskSource;
import pilotregistry.batch.BatchRegister;

/// What waits for an applicant: applications that were returned, until the last day of their batch (R25).
@Component
class ApplicationTasks implements TaskSource {

    private final InTray tray;
    private final BatchRegister batches;

    ApplicationTasks(InTray tray, BatchRegister batches) {
        this.tray = tray;
        this.batches = batches;
    }

    @Override
    public List<Task> tasks(Actor actor, Instant now) {
        var bodies = actor.mandates(Role.APPLICANT)
                .map(Mandate::organizationId)
                .distinct()
                .toList();
        if (bodies.isEmpty()) {
            return List.of();
        }
        var waiting = tray.ofBodies(ApplicationStatus.RETURNED, bodies);
        var calls = batches.byId(waiting.stream().map(InTray.Waiting::batch).collect(Collectors.toSet()));
        return waiting.stream()
                .map(each -> {
                    var call = calls.get(each.batch());
                    return new Task(
                            TaskKind.APPLICATION_RETURNED,
                            each.id().value(),
                            call == null ? null : call.lastDay(),
                            Map.of("title", String.valueOf(each.content().title())));
                })
                .toList();
    }
}
