package pilotregistry.casestudy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;

/// Those who check a filing (审读): a department of the province, and an expert with no interest in it.
@Component
class ReadingPanel {

    private final Ledger ledger;
    private final CaseLibrary library;
    private final CaseTies ties;
    private final PilotRegister pilots;

    ReadingPanel(Ledger ledger, CaseLibrary library, CaseTies ties, PilotRegister pilots) {
        this.ledger = ledger;
        this.library = library;
        this.ties = ties;
        this.pilots = pilots;
    }

    /// What somebody enters.
    ///
    /// @param step null for that of the caller's role, the province's before the expert's
    /// @param filing SHA-256 of the filing that was looked at; null for the current one
    record Paper(
            @Nullable CheckStep step,
            String opinion,
            @Nullable String filing) {}

    Decision<CaseStudy, CheckCaseStudyErrorCode> check(CaseStudyId id, Paper paper, Actor actor, Command command) {
        var seen = library.visible(id, actor);
        var step = paper.step() != null
                ? paper.step()
                : CaseAccess.isProvince(actor, seen) ? CheckStep.PROVINCE : CheckStep.EXPERT;
        var mandate =
                switch (step) {
                    case PROVINCE -> CaseAccess.province(actor, seen);
                    case EXPERT -> CaseAccess.expert(actor);
                };
        var examination = examination(step, paper, seen, actor, mandate, command);
        return ledger.change(
                CaseStudy.class,
                id,
                command.under(mandate.id().value()),
                CheckCaseStudyErrorCode.VERSION_CONFLICT,
                study -> study.check(examination));
    }

    private Examination examination(
            CheckStep step, Paper paper, CaseStudy seen, Actor actor, Mandate mandate, Command command) {
        var check = new CaseCheck(
                mandate.organizationId(),
                actor.identified().map(Actor.Identified::name).orElseThrow(),
                command.author().subject(),
                paper.opinion().strip(),
                command.at());
        var own = mandate.organizationId().equals(seen.authorId());
        Pilot pilot =
                seen.pilotId() == null ? null : pilots.find(seen.pilotId()).orElse(null);
        return new Examination(
                step,
                check,
                paper.filing(),
                own && step == CheckStep.PROVINCE,
                step == CheckStep.EXPERT ? ties.of(actor, seen, pilot) : List.of());
    }
}
