package pilotregistry.outcome;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Scope;
import pilotregistry.attachment.FileId;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.reference.ReferenceLists;

/// Where outcomes are reported and verified.
@Component
class OutcomeDesk {

    private static final int EVIDENCE = 2_000;

    private final Ledger ledger;
    private final OutcomeBook book;
    private final PilotRegister pilots;
    private final OutcomeFiles files;
    private final OutcomeFollow follow;
    private final ReportCheck check;

    OutcomeDesk(
            Ledger ledger,
            OutcomeBook book,
            PilotRegister pilots,
            OutcomeFiles files,
            OutcomeFollow follow,
            ReferenceLists reference) {
        this.ledger = ledger;
        this.follow = follow;
        this.book = book;
        this.pilots = pilots;
        this.files = files;
        this.check = new ReportCheck(reference);
    }

    Decision<Outcome, ReportOutcomeErrorCode> report(OutcomeDraft draft, Actor actor, Command command) {
        var pilot = pilots.find(draft.pilot()).orElseThrow(NotVisible::new);
        var mandate = OutcomeAccess.reporter(actor, Scope.WRITE, PilotFacts.of(pilot));
        return report(draft, pilot, mandate, command.under(mandate.id().value()));
    }

    /// Takes a report under a mandate that is known to fit, or from the registry itself.
    Decision<Outcome, ReportOutcomeErrorCode> report(
            OutcomeDraft draft, Pilot pilot, @Nullable Mandate mandate, Command command) {
        var checked = check.check(draft, pilot);
        var refusals = new ArrayList<>(checked.refusals());
        if (draft.source() != null && mandate != null && !isPublisher(mandate)) {
            refusals.add(ReportCheck.refusal(ReportOutcomeErrorCode.SOURCE_BY_MINISTRY_ONLY, "source"));
        }
        // The registry's own first start is older than some of what it enters.
        var start = draft.at().start();
        if (mandate != null
                && draft.nature() == OutcomeNature.ACHIEVED
                && start != null
                && start.isAfter(YearMonth.from(command.at().atOffset(Policy.ZONE)))) {
            refusals.add(ReportCheck.refusal(ReportOutcomeErrorCode.PERIOD_TO_COME, "period", "start")
                    .with("start", start));
        }
        var paper = draft.document();
        if (paper != null && paper.file() != null && !files.holds(pilot.id(), paper.file())) {
            refusals.add(ReportCheck.refusal(ReportOutcomeErrorCode.FILE_NOT_FOUND, "deliverable", "file"));
        }
        var subject = checked.subject();
        if (subject == null || !refusals.isEmpty()) {
            return Decision.refused(null, refusals);
        }
        return followed(
                stored(subject, checked.family(), pilot, Statement.by(mandate, checked, command.at()), command));
    }

    // The pilot may have changed between being read and this write; then nobody else tells the outcome.
    private <C extends Enum<C>> Decision<Outcome, C> followed(Decision<Outcome, C> decision) {
        var outcome = decision.aggregate();
        if (decision.accepted() && outcome != null) {
            pilots.find(outcome.pilotId()).ifPresent(pilot -> follow.follow(outcome, pilot));
        }
        return decision;
    }

    private static boolean isPublisher(Mandate mandate) {
        return mandate.role().ministerial() || mandate.role() == pilotregistry.access.Role.ADMINISTRATOR;
    }

    // Whoever comes second finds the outcome of the first, and revises it.
    private Decision<Outcome, ReportOutcomeErrorCode> stored(
            OutcomeSubject subject, OutcomeFamily family, Pilot pilot, Statement statement, Command command) {
        var id = OutcomeId.of(subject);
        if (book.has(id)) {
            return revised(id, statement, command);
        }
        var conflict = Refusal.of(ReportOutcomeErrorCode.VERSION_CONFLICT, "input", "version")
                .with("expected", String.valueOf(command.expectedVersion()))
                .with("current", "-");
        if (command.expectedVersion() != null) {
            return Decision.refused(null, List.of(conflict));
        }
        var created = ledger.create(
                Outcome.class,
                id,
                command,
                conflict,
                () -> Decision.<Outcome, ReportOutcomeErrorCode>done(
                        Outcome.reported(subject, family, pilot, statement)));
        return created.accepted() ? created : revised(id, statement, command);
    }

    private Decision<Outcome, ReportOutcomeErrorCode> revised(OutcomeId id, Statement statement, Command command) {
        return ledger.change(
                Outcome.class,
                id,
                command,
                ReportOutcomeErrorCode.VERSION_CONFLICT,
                outcome -> outcome.revise(statement));
    }

    /// What a draft would be, without writing it: for tables that state many at once.
    ReportCheck.Checked checked(OutcomeDraft draft, Pilot pilot) {
        return check.check(draft, pilot);
    }

    Decision<Outcome, VerifyOutcomeErrorCode> verify(
            OutcomeId id, VerificationStep step, String evidence, @Nullable FileId file, Actor actor, Command command) {
        var known = book.visible(actor, List.of(id)).get(id);
        if (known == null) {
            throw new NotVisible();
        }
        var mandate = OutcomeAccess.verifier(actor, step, known.pilotFacts());
        var verification = new OutcomeVerification(
                step, evidence.strip(), file, command.at(), mandate.organizationId(), mandate.role());
        var flaws = flaws(known, verification);
        Function<Outcome, List<Refusal<VerifyOutcomeErrorCode>>> decide = outcome -> {
            var refusals = new ArrayList<>(flaws);
            // What is refused already must not change the aggregate.
            refusals.addAll(
                    flaws.isEmpty() ? outcome.verify(verification) : List.<Refusal<VerifyOutcomeErrorCode>>of());
            return refusals;
        };
        return followed(ledger.change(
                Outcome.class,
                id,
                command.under(mandate.id().value()),
                VerifyOutcomeErrorCode.VERSION_CONFLICT,
                Objects.requireNonNull(decide)));
    }

    private List<Refusal<VerifyOutcomeErrorCode>> flaws(Outcome known, OutcomeVerification verification) {
        var flaws = new ArrayList<Refusal<VerifyOutcomeErrorCode>>();
        if (verification.evidence().isEmpty()) {
            flaws.add(Refusal.of(VerifyOutcomeErrorCode.EVIDENCE_MISSING, "input", "evidence"));
        }
        if (verification.evidence().length() > EVIDENCE) {
            flaws.add(Refusal.of(VerifyOutcomeErrorCode.TEXT_TOO_LONG, "input", "evidence")
                    .with("limit", EVIDENCE));
        }
        var file = verification.file();
        if (file != null && !files.holds(known.pilotId(), file)) {
            flaws.add(Refusal.of(VerifyOutcomeErrorCode.FILE_NOT_FOUND, "input", "file"));
        }
        return flaws;
    }
}
