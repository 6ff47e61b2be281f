package pilotregistry.pilot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;

/// GraphQL: final reports and the files they rest on, for those whom they concern.
@Controller
class FinalReportController {

    private final FinalReportDesk desk;

    FinalReportController(FinalReportDesk desk) {
        this.desk = desk;
    }

    record SubmitFinalReportInput(
            PilotId pilot,
            String summary,
            String measures,
            String results,
            String experience,
            @Nullable String problems,
            @Nullable BigDecimal fundsSpent,
            List<String> files) {}

    record SubmitFinalReportPayload(@Nullable Pilot pilot, List<Refusal<SubmitFinalReportErrorCode>> errors) {}

    record CheckFinalReportInput(PilotId pilot, String opinion) {}

    record CheckFinalReportPayload(@Nullable Pilot pilot, List<Refusal<CheckFinalReportErrorCode>> errors) {}

    @MutationMapping
    SubmitFinalReportPayload submitFinalReport(@Argument SubmitFinalReportInput input, Actor actor, Command command) {
        var text = new FinalReport.Text(
                input.summary(), input.measures(), input.results(), input.experience(), input.problems());
        var draft = new FinalReport.Draft(
                text, input.fundsSpent(), input.files().stream().distinct().toList());
        var decision = desk.report(input.pilot(), draft, actor, command);
        return new SubmitFinalReportPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    CheckFinalReportPayload checkFinalReport(@Argument CheckFinalReportInput input, Actor actor, Command command) {
        var decision = desk.check(input.pilot(), input.opinion(), actor, command);
        return new CheckFinalReportPayload(decision.aggregate(), decision.refusals());
    }

    /// A report with the pilot whose files it names.
    record Shown(Pilot of, FinalReport report) {

        public int revision() {
            return report.revision();
        }

        public String summary() {
            return report.text().summary();
        }

        public String measures() {
            return report.text().measures();
        }

        public String results() {
            return report.text().results();
        }

        public String experience() {
            return report.text().experience();
        }

        public @Nullable String problems() {
            return report.text().problems();
        }

        public @Nullable BigDecimal fundsSpent() {
            return report.fundsSpent();
        }

        public Instant at() {
            return report.at();
        }

        public List<ProvincialCheck> checks() {
            return report.checks();
        }

        public List<PilotFile> files() {
            return report.files().stream()
                    .map(of.acts()::file)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    @SchemaMapping
    @Nullable
    Shown finalReport(Pilot pilot, Actor actor) {
        var report = pilot.acts().report();
        return report == null || !PilotAccess.sees(actor, pilot) ? null : new Shown(pilot, report);
    }

    /// Null to those whom they do not concern.
    @SchemaMapping
    @Nullable
    List<Shown> finalReports(Pilot pilot, Actor actor) {
        return PilotAccess.sees(actor, pilot)
                ? pilot.acts().reports().reversed().stream()
                        .map(report -> new Shown(pilot, report))
                        .toList()
                : null;
    }

    @SchemaMapping
    @Nullable
    List<PilotFile> files(Pilot pilot, Actor actor) {
        return PilotAccess.sees(actor, pilot) ? pilot.acts().files() : null;
    }
}
