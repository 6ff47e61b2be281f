package pilotregistry.designation;

import static pilotregistry.designation.DesignatePilotsErrorCode.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.Finding;
import pilotregistry.application.FindingCode;
import pilotregistry.application.Intake;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Refusal;

/// What must hold whenever a ministry signs a designation: asked at the first signature and again at the second.
@Component
class DesignationRules {

    static final int MOST = 500;
    static final int LONGEST_WAIT = 12;
    private static final int NAME = 200;
    private static final int REASON = 1_000;

    private final Intake intake;
    private final BatchRegister batches;

    DesignationRules(Intake intake, BatchRegister batches) {
        this.intake = intake;
        this.batches = batches;
    }

    List<Refusal<DesignatePilotsErrorCode>> refusals(DesignationContent content, Instant now) {
        var batch = batches.find(content.batch()).filter(each -> each.termMonths() != null);
        var refusals = new ArrayList<>(ofDocument(content, batch.orElse(null), now));
        if (content.applications().size() > MOST) {
            refusals.add(Refusal.of(TOO_MANY, "input").with("most", MOST));
        }
        if (batch.isEmpty()) {
            refusals.add(Refusal.of(UNKNOWN_BATCH, "input", "batch"));
        } else if (content.applications().size() <= MOST) {
            refusals.addAll(ofLists(content, now));
        }
        return refusals;
    }

    /// What is wrong with the document itself; of a batch that is not known only what can be said without it.
    static List<Refusal<DesignatePilotsErrorCode>> ofDocument(
            DesignationContent content, @Nullable Batch batch, Instant now) {
        var refusals = new ArrayList<Refusal<DesignatePilotsErrorCode>>();
        if (!content.documentNumber().isWellFormed()) {
            refusals.add(Refusal.of(DOCUMENT_NUMBER_INVALID, "input", "documentNumber")
                    .by("R29, 通知五（二）")
                    .with("number", content.documentNumber().value()));
        }
        // Neither before the notice it answers nor of a day to come.
        var issuedOn = content.issuedOn();
        var notice = batch == null ? null : batch.issuedOn();
        if (issuedOn.isAfter(LocalDate.ofInstant(now, Policy.ZONE)) || (notice != null && issuedOn.isBefore(notice))) {
            refusals.add(Refusal.of(DATE_INVALID, "input", "issuedOn").with("date", issuedOn));
        }
        // Counted, not added: months can be given that nothing can be added to.
        var wait = ChronoUnit.MONTHS.between(YearMonth.from(issuedOn), content.termStart());
        if (wait < 0 || wait > LONGEST_WAIT) {
            refusals.add(Refusal.of(TERM_START_INVALID, "input", "termStart")
                    .by("R02, 通知二")
                    .with("month", YearMonth.from(issuedOn))
                    .with("most", LONGEST_WAIT));
        }
        return refusals;
    }

    private List<Refusal<DesignatePilotsErrorCode>> ofLists(DesignationContent content, Instant now) {
        var reading = new Reading(content, intake.all(content.applications()));
        if (content.selected().isEmpty()) {
            reading.refusals.add(
                    Refusal.of(NOTHING_SELECTED, "input", "selected").by("R29, 通知五（二）"));
        }
        for (int i = 0; i < content.selected().size(); i++) {
            var path = new String[] {"input", "selected", String.valueOf(i), "application"};
            reading.selected(i).ifPresent(application -> reading.refusals.addAll(unclean(application, now, path)));
        }
        for (int i = 0; i < content.notSelected().size(); i++) {
            reading.notSelected(i);
        }
        return reading.refusals;
    }

    // R16 is asked again on the day of the decision: its window ends then.
    private List<Refusal<DesignatePilotsErrorCode>> unclean(Application application, Instant now, String... path) {
        return intake.findings(application, now).stream()
                .filter(finding -> finding.code() == FindingCode.CLEAN_RECORD_OF_OBJECT
                        && finding.verdict() == Finding.Verdict.NOT_MET)
                .map(finding -> Refusal.of(CLEAN_RECORD, path).by("R16, 通知四（二）").with("title", application.title()))
                .toList();
    }

    /// Both lists, read from the first entry to the last.
    private static final class Reading {

        private final DesignationContent content;
        private final Map<ApplicationId, Application> known;
        private final Set<ApplicationId> named = new HashSet<>();
        private final List<Refusal<DesignatePilotsErrorCode>> refusals = new ArrayList<>();

        Reading(DesignationContent content, Map<ApplicationId, Application> known) {
            this.content = content;
            this.known = known;
        }

        /// The application, when it may be selected.
        Optional<Application> selected(int index) {
            var selected = content.selected().get(index);
            if (selected.name().isBlank()) {
                refuse(NAME_MISSING, "selected", index, "name");
            }
            measure(selected.name(), NAME, "selected", index, "name");
            return accepted(selected.application(), "selected", index);
        }

        void notSelected(int index) {
            var notSelected = content.notSelected().get(index);
            if (notSelected.reason().isBlank()) {
                refuse(REASON_MISSING, "notSelected", index, "reason");
            }
            measure(notSelected.reason(), REASON, "notSelected", index, "reason");
            accepted(notSelected.application(), "notSelected", index);
        }

        private Optional<Application> accepted(ApplicationId id, String list, int index) {
            var application = known.get(id);
            var code = obstacle(id, application);
            if (code == null) {
                return Optional.ofNullable(application);
            }
            refusals.add(Refusal.of(code, "input", list, String.valueOf(index), "application")
                    .with("id", id.value())
                    .with("title", application == null ? "" : application.title())
                    .with("status", application == null ? "" : application.status()));
            return Optional.empty();
        }

        private @Nullable DesignatePilotsErrorCode obstacle(ApplicationId id, @Nullable Application application) {
            if (!named.add(id)) {
                return APPLICATION_REPEATED;
            }
            if (application == null || application.submission() == null) {
                return UNKNOWN_APPLICATION;
            }
            if (!application.batchId().equals(content.batch())) {
                return OTHER_BATCH;
            }
            return application.status() == ApplicationStatus.ACCEPTED ? null : NOT_ACCEPTED;
        }

        private void measure(String text, int limit, String list, int index, String field) {
            if (text.length() > limit) {
                refusals.add(Refusal.of(TOO_LONG, "input", list, String.valueOf(index), field)
                        .with("limit", limit)
                        .with("length", text.length()));
            }
        }

        private void refuse(DesignatePilotsErrorCode code, String list, int index, String field) {
            refusals.add(Refusal.of(code, "input", list, String.valueOf(index), field));
        }
    }
}
