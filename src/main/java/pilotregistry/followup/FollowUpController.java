package pilotregistry.followup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.connection.Connection;
import pilotregistry.connection.ListRequest;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotRegister;

/// GraphQL: progress of pilots, for those whom it concerns.
@Controller
class FollowUpController {

    private final FollowUp followUp;
    private final PilotRegister pilots;

    FollowUpController(FollowUp followUp, PilotRegister pilots) {
        this.followUp = followUp;
        this.pilots = pilots;
    }

    record ReportProgressInput(
            PilotId pilot,
            YearMonth from,
            YearMonth to,
            String summary,
            List<String> milestones,
            @Nullable String problems,
            @Nullable String nextSteps,
            @Nullable BigDecimal fundsSpent) {}

    record ReportProgressPayload(@Nullable Progress progress, List<Refusal<ReportProgressErrorCode>> errors) {}

    record RequestCorrectionInput(
            ProgressId progress, String reason, @Nullable LocalDate due) {}

    record RequestCorrectionPayload(@Nullable Progress progress, List<Refusal<RequestCorrectionErrorCode>> errors) {}

    record OpineOnProgressInput(ProgressId progress, String opinion) {}

    record OpineOnProgressPayload(@Nullable Progress progress, List<Refusal<OpineOnProgressErrorCode>> errors) {}

    @MutationMapping
    ReportProgressPayload reportProgress(@Argument ReportProgressInput input, Actor actor, Command command) {
        var content = new ProgressRevision.Content(
                input.summary(), input.milestones(), input.problems(), input.nextSteps(), input.fundsSpent());
        var decision = followUp.report(input.pilot(), new Period(input.from(), input.to()), content, actor, command);
        return new ReportProgressPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    RequestCorrectionPayload requestCorrection(@Argument RequestCorrectionInput input, Actor actor, Command command) {
        var decision = followUp.requestCorrection(input.progress(), input.reason(), input.due(), actor, command);
        return new RequestCorrectionPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    OpineOnProgressPayload opineOnProgress(@Argument OpineOnProgressInput input, Actor actor, Command command) {
        var decision = followUp.opine(input.progress(), input.opinion(), actor, command);
        return new OpineOnProgressPayload(decision.aggregate(), decision.refusals());
    }

    @SchemaMapping
    @Nullable
    Connection<Progress> progress(Pilot pilot, ListRequest request, Actor actor) {
        return followUp.list(pilot, request, actor);
    }

    @BatchMapping(typeName = "Progress")
    Map<Progress, Pilot> pilot(List<Progress> some) {
        var found = pilots.byId(some.stream().map(Progress::pilotId).collect(Collectors.toSet()));
        var joined = new HashMap<Progress, Pilot>();
        some.forEach(progress -> {
            var pilot = found.get(progress.pilotId());
            if (pilot != null) {
                joined.put(progress, pilot);
            }
        });
        return joined;
    }
}
