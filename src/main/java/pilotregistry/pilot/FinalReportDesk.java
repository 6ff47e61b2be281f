package pilotregistry.pilot;

import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;

/// Takes what the bodies of pilots hand in at the end (总结报告), and what their provinces say of it.
@Component
class FinalReportDesk {

    private final Ledger ledger;
    private final PilotRegister pilots;

    FinalReportDesk(Ledger ledger, PilotRegister pilots) {
        this.ledger = ledger;
        this.pilots = pilots;
    }

    Decision<Pilot, SubmitFinalReportErrorCode> report(
            PilotId id, FinalReport.Draft draft, Actor actor, Command command) {
        var mandate = PilotAccess.implementer(actor, get(id));
        return ledger.change(
                Pilot.class,
                id,
                command.under(mandate.id().value()),
                SubmitFinalReportErrorCode.VERSION_CONFLICT,
                pilot -> pilot.report(draft, command.at(), command.author().subject()));
    }

    Decision<Pilot, CheckFinalReportErrorCode> check(PilotId id, String opinion, Actor actor, Command command) {
        var mandate = PilotAccess.province(actor, get(id));
        return ledger.change(
                Pilot.class,
                id,
                command.under(mandate.id().value()),
                CheckFinalReportErrorCode.VERSION_CONFLICT,
                pilot -> pilot.check(new ProvincialCheck(opinion.strip(), mandate.role(), command.at())));
    }

    Decision<Pilot, PilotFileErrorCode> attach(PilotId id, PilotFile file, Command command) {
        return ledger.change(
                Pilot.class, id, command, PilotFileErrorCode.VERSION_CONFLICT, pilot -> pilot.attach(file));
    }

    Decision<Pilot, PilotFileErrorCode> detach(PilotId id, String file, Command command) {
        return ledger.change(
                Pilot.class, id, command, PilotFileErrorCode.VERSION_CONFLICT, pilot -> pilot.detach(file));
    }

    Pilot get(PilotId id) {
        return pilots.find(id).orElseThrow(NotVisible::new);
    }
}
