package pilotregistry.recommendation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Task;
import pilotregistry.access.TaskKind;
import pilotregistry.access.TaskSource;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.InTray;
import pilotregistry.application.Standing;
import pilotregistry.application.Standings;
import pilotregistry.batch.BatchRegister;

/// What waits for a department of a province: applications filed to it, to be verified (R23) or endorsed (R22).
@Component
class ProvincialTasks implements TaskSource {

    private final InTray tray;
    private final Recommendations recommendations;
    private final Standings standings;
    private final BatchRegister batches;

    ProvincialTasks(InTray tray, Recommendations recommendations, Standings standings, BatchRegister batches) {
        this.tray = tray;
        this.recommendations = recommendations;
        this.standings = standings;
        this.batches = batches;
    }

    @Override
    public List<Task> tasks(Actor actor, Instant now) {
        var mandates = actor.mandates(Role.PROVINCIAL_ECOLOGY, Role.PROVINCIAL_DEVELOPMENT_AND_REFORM)
                .filter(mandate -> mandate.province() != null)
                .toList();
        if (mandates.isEmpty()) {
            return List.of();
        }
        var provinces = mandates.stream()
                .map(Mandate::province)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var filed = tray.of(ApplicationStatus.FILED, provinces);
        var known =
                recommendations.all(filed.stream().map(ProvincialTasks::file).collect(Collectors.toSet()));
        var standing = standings.of(filed.stream().map(InTray.Waiting::id).toList());
        var calls = batches.byId(filed.stream().map(InTray.Waiting::batch).collect(Collectors.toSet()));
        return filed.stream()
                .flatMap(each -> {
                    var call = calls.get(each.batch());
                    return open(each, known.get(file(each)), standing.get(each.id()), mandates)
                            .map(kind -> task(kind, each, call == null ? null : call.lastDay()))
                            .stream();
                })
                .toList();
    }

    private static Optional<TaskKind> open(
            InTray.Waiting application,
            @Nullable Recommendation recommendation,
            @Nullable Standing now,
            List<Mandate> mandates) {
        var entry = Optional.ofNullable(recommendation)
                .flatMap(it -> it.entry(application.id()))
                .filter(it -> it.holdsSeat(now));
        if (entry.isEmpty()) {
            return Optional.of(TaskKind.APPLICATION_TO_VERIFY);
        }
        return mandates.stream()
                .filter(mandate ->
                        Objects.equals(mandate.province(), application.content().leadProvince()))
                .filter(mandate -> entry.get().current().slot(RecommendationAccess.department(mandate)) == null)
                .map(mandate -> TaskKind.APPLICATION_TO_ENDORSE)
                .findFirst();
    }

    private static Task task(TaskKind kind, InTray.Waiting application, @Nullable LocalDate lastDay) {
        return new Task(
                kind,
                application.id().value(),
                lastDay,
                Map.of("title", String.valueOf(application.content().title())));
    }

    private static RecommendationId file(InTray.Waiting application) {
        return RecommendationId.of(
                application.batch(),
                Objects.requireNonNull(application.content().leadProvince()));
    }
}
