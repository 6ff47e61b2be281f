package pilotregistry.designation;

import static pilotregistry.designation.DesignatePilotsErrorCode.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.Finding;
import pilotregistry.application.FindingCode;
import pilotregistry.application.Intake;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.ledger.Refusal;

/// What must hold whenever a ministry signs a designation: asked at the first signature and again at the second.
@Component
class DesignationRules {

    static final int MOST = 500;

    private final Intake intake;
    private final BatchRegister batches;

    DesignationRules(Intake intake, BatchRegister batches) {
        this.intake = intake;
        this.batches = batches;
    }

    List<Refusal<DesignatePilotsErrorCode>> refusals(DesignationContent content, Instant now) {
        var refusals = new ArrayList<Refusal<DesignatePilotsErrorCode>>();
        if (batches.find(content.batch()).map(Batch::termMonths).isEmpty()) {
            return List.of(Refusal.of(UNKNOWN_BATCH, "input", "batch"));
        }
        if (content.selected().isEmpty()) {
            refusals.add(Refusal.of(NOTHING_SELECTED, "input", "selected").by("R29, 通知五（二）"));
        }
        if (content.applications().size() > MOST) {
            return List.of(Refusal.of(TOO_MANY, "input").with("most", MOST));
        }
        var applications = intake.all(content.applications());
        var named = new HashSet<ApplicationId>();
        for (int i = 0; i < content.selected().size(); i++) {
            var selected = content.selected().get(i);
            var at = new At(List.of("input", "selected", String.valueOf(i)), content.batch(), applications, named);
            at.check(selected.application(), refusals);
            if (selected.name().isBlank()) {
                refusals.add(at.refusal(NAME_MISSING, "name"));
            }
            unclean(applications.get(selected.application()), at, now, refusals);
        }
        for (int i = 0; i < content.notSelected().size(); i++) {
            var notSelected = content.notSelected().get(i);
            var at = new At(List.of("input", "notSelected", String.valueOf(i)), content.batch(), applications, named);
            at.check(notSelected.application(), refusals);
            if (notSelected.reason().isBlank()) {
                refusals.add(at.refusal(REASON_MISSING, "reason"));
            }
        }
        return refusals;
    }

    // R16 is asked again on the day of the decision: its window ends then.
    private void unclean(
            @Nullable Application application, At at, Instant now, List<Refusal<DesignatePilotsErrorCode>> refusals) {
        if (application == null || application.status() != ApplicationStatus.ACCEPTED) {
            return;
        }
        intake.findings(application, now).stream()
                .filter(finding -> finding.code() == FindingCode.CLEAN_RECORD_OF_OBJECT
                        && finding.verdict() == Finding.Verdict.NOT_MET)
                .forEach(finding -> refusals.add(at.refusal(CLEAN_RECORD, "application")
                        .by("R16, 通知四（二）")
                        .with("title", application.title())));
    }

    /// One entry of the lists.
    private record At(
            List<String> path,
            BatchId batch,
            Map<ApplicationId, Application> applications,
            HashSet<ApplicationId> named) {

        void check(ApplicationId id, List<Refusal<DesignatePilotsErrorCode>> refusals) {
            var application = applications.get(id);
            if (!named.add(id)) {
                refusals.add(refusal(APPLICATION_REPEATED, "application").with("id", id.value()));
            } else if (application == null || application.submission() == null) {
                refusals.add(refusal(UNKNOWN_APPLICATION, "application").with("id", id.value()));
            } else if (!application.batchId().equals(batch)) {
                refusals.add(refusal(OTHER_BATCH, "application").with("title", application.title()));
            } else if (application.status() != ApplicationStatus.ACCEPTED) {
                refusals.add(refusal(NOT_ACCEPTED, "application")
                        .with("title", application.title())
                        .with("status", application.status()));
            }
        }

        Refusal<DesignatePilotsErrorCode> refusal(DesignatePilotsErrorCode code, String field) {
            var full = new ArrayList<>(path);
            full.add(field);
            return Refusal.of(code, full.toArray(String[]::new));
        }
    }
}
