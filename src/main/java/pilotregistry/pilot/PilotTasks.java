package pilotregistry.pilot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Role;
import pilotregistry.access.Task;
import pilotregistry.access.TaskKind;
import pilotregistry.access.TaskSource;
import pilotregistry.batch.Policy;

/// What waits at the end of a pilot: its body's final report, from 60 days before its term ends; the ministries'
/// assessment.
@Component
class PilotTasks implements TaskSource {

    private static final int DAYS = 60;

    private final Portfolio portfolio;

    PilotTasks(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    @Override
    public List<Task> tasks(Actor actor, Instant now) {
        var today = LocalDate.ofInstant(now, Policy.ZONE);
        var reports = portfolio.carriedOutBy(actor).stream()
                .filter(pilot -> pilot.statusIn(YearMonth.from(today)).byClock()
                        && !today.isBefore(end(pilot).minusDays(DAYS)))
                .map(pilot -> task(TaskKind.FINAL_REPORT_TO_SUBMIT, pilot, end(pilot)));
        var assessments = actor.is(Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM)
                ? portfolio.reported().stream().map(pilot -> task(TaskKind.PILOT_TO_ASSESS, pilot, null))
                : Stream.<Task>of();
        var checks = portfolio.reportedTo(actor).stream()
                .filter(pilot -> pilot.acts().reports().getLast().checks().isEmpty())
                .map(pilot -> task(TaskKind.FINAL_REPORT_TO_CHECK, pilot, null));
        return Stream.of(reports, checks, assessments).flatMap(each -> each).toList();
    }

    private static LocalDate end(Pilot pilot) {
        return Objects.requireNonNull(pilot.term()).end().atEndOfMonth();
    }

    private static Task task(TaskKind kind, Pilot pilot, @Nullable LocalDate due) {
        return new Task(kind, pilot.id().value(), due, Map.of("pilot", pilot.name(), "code", pilot.code()));
    }
}
