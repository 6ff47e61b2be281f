package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.application.IndustryChoice;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;
import pilotregistry.outcome.OutcomeId;
import pilotregistry.outcome.Qualifier;
import pilotregistry.pilot.PilotId;
import pilotregistry.reference.PilotType;

/// GraphQL: the acts upon case studies.
@Controller
class CaseStudyController {

    private final EditorialOffice office;
    private final ReadingPanel panel;
    private final ReplicationDesk replications;

    CaseStudyController(EditorialOffice office, ReadingPanel panel, ReplicationDesk replications) {
        this.office = office;
        this.panel = panel;
        this.replications = replications;
    }

    record CaseFigureInput(
            String metric,
            BigDecimal value,
            String unit,
            @Nullable Qualifier qualifier) {

        CaseWording.Figure wording() {
            return new CaseWording.Figure(metric, value, unit, qualifier);
        }
    }

    record CaseResultInput(
            @Nullable OutcomeId outcome, @Nullable CaseFigureInput figure) {

        CaseWording.Result wording() {
            return new CaseWording.Result(outcome, figure == null ? null : figure.wording());
        }
    }

    record ReplicabilityInput(
            @Nullable List<String> industries,
            @Nullable String scale,
            @Nullable List<String> prerequisites,
            @Nullable List<String> notSuitableWhen,
            @Nullable List<String> buildingBlocks,
            @Nullable String effort,
            @Nullable BigDecimal paybackYears) {

        Replicability wording() {
            return new Replicability(
                    given(industries),
                    scale,
                    given(prerequisites),
                    given(notSuitableWhen),
                    given(buildingBlocks),
                    effort,
                    paybackYears);
        }
    }

    record CaseContentInput(
            String title,
            @Nullable String summary,
            @Nullable Narrative narrative,
            @Nullable List<CaseResultInput> results,
            @Nullable List<IndustryChoice> industries,
            @Nullable PilotType pilotType,
            @Nullable String provinceCode,
            @Nullable String prefectureCode,
            @Nullable String regionCode,
            @Nullable String watershedCode,
            @Nullable ReplicabilityInput replicability,
            @Nullable Integer year,
            boolean inProgress,
            boolean qualitative,
            @Nullable String licence) {

        CaseWording wording() {
            return new CaseWording(
                    title,
                    summary,
                    narrative,
                    given(results).stream().map(CaseResultInput::wording).toList(),
                    given(industries),
                    pilotType,
                    provinceCode,
                    prefectureCode,
                    regionCode,
                    watershedCode,
                    replicability == null ? Replicability.UNKNOWN : replicability.wording(),
                    year,
                    licence);
        }

        EditorialOffice.Claims claims() {
            return new EditorialOffice.Claims(inProgress, qualitative);
        }
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    record DraftCaseStudyInput(PilotId pilot, @Nullable OrganizationId author, CaseContentInput content) {}

    record DraftCaseStudyPayload(@Nullable CaseStudy caseStudy, List<Refusal<DraftCaseStudyErrorCode>> errors) {}

    record EditCaseStudyInput(CaseStudyId id, CaseContentInput content) {}

    record EditCaseStudyPayload(@Nullable CaseStudy caseStudy, List<Refusal<EditCaseStudyErrorCode>> errors) {}

    record FileCaseStudyInput(CaseStudyId id) {}

    record FileCaseStudyPayload(@Nullable CaseStudy caseStudy, List<Refusal<FileCaseStudyErrorCode>> errors) {}

    record ReturnCaseStudyInput(CaseStudyId id, String reason) {}

    record ReturnCaseStudyPayload(@Nullable CaseStudy caseStudy, List<Refusal<ReturnCaseStudyErrorCode>> errors) {}

    record CheckCaseStudyInput(
            CaseStudyId id,
            @Nullable CheckStep step,
            String opinion,
            @Nullable String filing) {}

    record CheckCaseStudyPayload(@Nullable CaseStudy caseStudy, List<Refusal<CheckCaseStudyErrorCode>> errors) {}

    record PublishCaseStudyInput(CaseStudyId id) {}

    record PublishCaseStudyPayload(@Nullable CaseStudy caseStudy, List<Refusal<PublishCaseStudyErrorCode>> errors) {}

    record RetractCaseStudyInput(CaseStudyId id, String reason) {}

    record RetractCaseStudyPayload(@Nullable CaseStudy caseStudy, List<Refusal<RetractCaseStudyErrorCode>> errors) {}

    record RecordReplicationInput(
            CaseStudyId id,
            OrganizationId organization,
            @Nullable String place,
            LocalDate since,
            String note,
            @Nullable PilotId pilot) {}

    record RecordReplicationPayload(@Nullable CaseStudy caseStudy, List<Refusal<RecordReplicationErrorCode>> errors) {}

    record WithdrawReplicationInput(CaseStudyId id, OrganizationId organization, String reason) {}

    record WithdrawReplicationPayload(
            @Nullable CaseStudy caseStudy, List<Refusal<WithdrawReplicationErrorCode>> errors) {}

    @MutationMapping
    DraftCaseStudyPayload draftCaseStudy(@Argument DraftCaseStudyInput input, Actor actor, Command command) {
        var content = input.content();
        var order = new EditorialOffice.Order(input.pilot(), input.author(), content.wording(), content.claims());
        var decision = office.draft(order, actor, command);
        return new DraftCaseStudyPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    EditCaseStudyPayload editCaseStudy(@Argument EditCaseStudyInput input, Actor actor, Command command) {
        var content = input.content();
        var decision = office.edit(input.id(), content.wording(), content.claims(), actor, command);
        return new EditCaseStudyPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    FileCaseStudyPayload fileCaseStudy(@Argument FileCaseStudyInput input, Actor actor, Command command) {
        var decision = office.file(input.id(), actor, command);
        return new FileCaseStudyPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    ReturnCaseStudyPayload returnCaseStudy(@Argument ReturnCaseStudyInput input, Actor actor, Command command) {
        var decision = office.returnToAuthor(input.id(), input.reason(), actor, command);
        return new ReturnCaseStudyPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    CheckCaseStudyPayload checkCaseStudy(@Argument CheckCaseStudyInput input, Actor actor, Command command) {
        var paper = new ReadingPanel.Paper(input.step(), input.opinion(), input.filing());
        var decision = panel.check(input.id(), paper, actor, command);
        return new CheckCaseStudyPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    PublishCaseStudyPayload publishCaseStudy(@Argument PublishCaseStudyInput input, Actor actor, Command command) {
        var decision = office.publish(input.id(), actor, command);
        return new PublishCaseStudyPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    RetractCaseStudyPayload retractCaseStudy(@Argument RetractCaseStudyInput input, Actor actor, Command command) {
        var decision = office.retract(input.id(), input.reason(), actor, command);
        return new RetractCaseStudyPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    RecordReplicationPayload recordReplication(@Argument RecordReplicationInput input, Actor actor, Command command) {
        var said = new ReplicationDesk.Statement(
                input.organization(), input.place(), input.since(), input.note(), input.pilot());
        var decision = replications.record(input.id(), said, actor, command);
        return new RecordReplicationPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    WithdrawReplicationPayload withdrawReplication(
            @Argument WithdrawReplicationInput input, Actor actor, Command command) {
        var decision = replications.withdraw(input.id(), input.organization(), input.reason(), actor, command);
        return new WithdrawReplicationPayload(decision.aggregate(), decision.refusals());
    }
}
