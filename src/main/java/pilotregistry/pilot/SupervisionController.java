package pilotregistry.pilot;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Supervision.Paper;

/// GraphQL: the decisions on pilots.
@Controller
class SupervisionController {

    private final Supervision supervision;

    SupervisionController(Supervision supervision) {
        this.supervision = supervision;
    }

    record SuspendPilotInput(PilotId pilot, @Nullable String documentNumber, LocalDate date, String reason) {}

    record SuspendPilotPayload(@Nullable Pilot pilot, List<Refusal<SuspendPilotErrorCode>> errors) {}

    record ResumePilotInput(PilotId pilot, @Nullable String documentNumber, LocalDate date, String reason) {}

    record ResumePilotPayload(@Nullable Pilot pilot, List<Refusal<ResumePilotErrorCode>> errors) {}

    record ExtendPilotInput(PilotId pilot, YearMonth end, String documentNumber, LocalDate date, String reason) {}

    record ExtendPilotPayload(@Nullable Pilot pilot, List<Refusal<ExtendPilotErrorCode>> errors) {}

    record TerminatePilotInput(PilotId pilot, String documentNumber, LocalDate date, String reason) {}

    record TerminatePilotPayload(@Nullable Pilot pilot, List<Refusal<TerminatePilotErrorCode>> errors) {}

    record AssessPilotInput(
            PilotId pilot,
            AssessmentResult result,
            String documentNumber,
            LocalDate date,
            @Nullable String reason) {}

    record AssessPilotPayload(@Nullable Pilot pilot, List<Refusal<AssessPilotErrorCode>> errors) {}

    @MutationMapping
    SuspendPilotPayload suspendPilot(@Argument SuspendPilotInput input, Actor actor, Command command) {
        var paper = new Paper(input.documentNumber(), input.date(), input.reason());
        var decision = supervision.suspend(input.pilot(), paper, actor, command);
        return new SuspendPilotPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    ResumePilotPayload resumePilot(@Argument ResumePilotInput input, Actor actor, Command command) {
        var paper = new Paper(input.documentNumber(), input.date(), input.reason());
        var decision = supervision.resume(input.pilot(), paper, actor, command);
        return new ResumePilotPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    ExtendPilotPayload extendPilot(@Argument ExtendPilotInput input, Actor actor, Command command) {
        var paper = new Paper(input.documentNumber(), input.date(), input.reason());
        var decision = supervision.extend(input.pilot(), input.end(), paper, actor, command);
        return new ExtendPilotPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    TerminatePilotPayload terminatePilot(@Argument TerminatePilotInput input, Actor actor, Command command) {
        var paper = new Paper(input.documentNumber(), input.date(), input.reason());
        var decision = supervision.terminate(input.pilot(), paper, actor, command);
        return new TerminatePilotPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    AssessPilotPayload assessPilot(@Argument AssessPilotInput input, Actor actor, Command command) {
        var paper = new Paper(input.documentNumber(), input.date(), input.reason());
        var decision = supervision.assess(input.pilot(), input.result(), paper, actor, command);
        return new AssessPilotPayload(decision.aggregate(), decision.refusals());
    }
}
