package pilotregistry.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Task;
import pilotregistry.access.TaskKind;
import pilotregistry.access.TaskSource;
import pilotregistry.batch.Policy;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotStatus;
import pilotregistry.pilot.Portfolio;

/// What waits for the body of a pilot through the year (F03): progress of the last quarter, until the end of the month
/// after it, and corrections that its province asked for. F03 names no interval; the quarter is the registry's
/// reminder, and reports of single months fill it as well.
@Component
class ProgressTasks implements TaskSource {

    private final FollowUp followUp;
    private final Portfolio portfolio;

    ProgressTasks(FollowUp followUp, Portfolio portfolio) {
        this.followUp = followUp;
        this.portfolio = portfolio;
    }

    @Override
    public List<Task> tasks(Actor actor, Instant now) {
        var pilots = portfolio.carriedOutBy(actor).stream().collect(Collectors.toMap(Pilot::id, Function.identity()));
        if (pilots.isEmpty()) {
            return List.of();
        }
        var reported = followUp.of(pilots.keySet()).stream().collect(Collectors.groupingBy(Progress::pilotId));
        var month = YearMonth.from(now.atOffset(Policy.ZONE));
        return pilots.values().stream()
                .flatMap(pilot -> of(pilot, reported.getOrDefault(pilot.id(), List.of()), month))
                .toList();
    }

    private static Stream<Task> of(Pilot pilot, List<Progress> reported, YearMonth month) {
        var corrections = reported.stream()
                .filter(progress -> progress.status() == ProgressStatus.CORRECTION_REQUESTED)
                .map(progress -> task(
                        TaskKind.PROGRESS_TO_CORRECT,
                        progress.id().value(),
                        progress.corrections().getLast().due(),
                        pilot,
                        progress.period()));
        return Stream.concat(missing(pilot, reported, month).stream(), corrections);
    }

    private static Optional<Task> missing(Pilot pilot, List<Progress> reported, YearMonth month) {
        var term = pilot.term();
        if (term == null || pilot.statusIn(month) != PilotStatus.RUNNING) {
            return Optional.empty();
        }
        var quarter = Period.lastQuarterBefore(month, term);
        return quarter.each().stream()
                .filter(each -> reported.stream()
                        .noneMatch(progress -> progress.period().holds(each)))
                .map(each -> new Period(each, each))
                .reduce((one, next) ->
                        one.to().plusMonths(1).equals(next.from()) ? new Period(one.from(), next.to()) : one)
                .map(open -> task(
                        TaskKind.PROGRESS_TO_REPORT,
                        pilot.id().value(),
                        quarter.to().plusMonths(1).atEndOfMonth(),
                        pilot,
                        open));
    }

    private static Task task(TaskKind kind, String node, @Nullable LocalDate due, Pilot pilot, Period period) {
        return new Task(kind, node, due, Map.of("pilot", pilot.name(), "code", pilot.code(), "period", period));
    }
}
