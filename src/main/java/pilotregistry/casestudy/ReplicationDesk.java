package pilotregistry.casestudy;

import static pilotregistry.casestudy.RecordReplicationErrorCode.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.OrganizationId;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.reference.ReferenceLists;

/// Where a body says that it repeated a case (复制推广): in its own name, so that readers can ask it.
@Component
class ReplicationDesk {

    static final int NOTE = 2_000;
    private static final LocalDate EARLIEST = LocalDate.of(1978, 1, 1);

    private final Ledger ledger;
    private final CaseLibrary library;
    private final PilotRegister pilots;
    private final Directory directory;
    private final ReferenceLists reference;

    ReplicationDesk(
            Ledger ledger, CaseLibrary library, PilotRegister pilots, Directory directory, ReferenceLists reference) {
        this.directory = directory;
        this.ledger = ledger;
        this.library = library;
        this.pilots = pilots;
        this.reference = reference;
    }

    /// What a body says.
    record Statement(
            OrganizationId organization,
            @Nullable String place,
            LocalDate since,
            String note,
            @Nullable PilotId pilot) {}

    Decision<CaseStudy, RecordReplicationErrorCode> record(
            CaseStudyId id, Statement said, Actor actor, Command command) {
        library.visible(id, actor);
        var mandate = CaseAccess.replicating(actor, said.organization());
        var replication = new Replication(
                said.organization(),
                said.place(),
                said.since(),
                said.note().strip(),
                said.pilot(),
                actor.identified().map(Actor.Identified::name).orElseThrow(),
                command.at(),
                null);
        return ledger.change(CaseStudy.class, id, command.under(mandate.id().value()), VERSION_CONFLICT, study -> {
            var refusals = flaws(replication);
            return refusals.isEmpty() ? study.replicate(replication) : refusals;
        });
    }

    Decision<CaseStudy, WithdrawReplicationErrorCode> withdraw(
            CaseStudyId id, OrganizationId body, String reason, Actor actor, Command command) {
        library.visible(id, actor);
        var mandate = CaseAccess.withdrawing(actor, body);
        var why = new Replication.Withdrawal(
                reason.strip(), actor.identified().map(Actor.Identified::name).orElseThrow(), command.at());
        return ledger.change(
                CaseStudy.class,
                id,
                command.under(mandate.id().value()),
                WithdrawReplicationErrorCode.VERSION_CONFLICT,
                study -> study.withdraw(body, why));
    }

    private List<Refusal<RecordReplicationErrorCode>> flaws(Replication said) {
        var refusals = new ArrayList<Refusal<RecordReplicationErrorCode>>();
        if (said.place() != null && reference.divisions().place(said.place()).isEmpty()) {
            refusals.add(Refusal.of(UNKNOWN_DIVISION, "input", "place").with("value", said.place()));
        }
        var today = LocalDate.ofInstant(said.recordedAt(), Policy.ZONE);
        if (said.since().isAfter(today) || said.since().isBefore(EARLIEST)) {
            refusals.add(Refusal.of(DATE_INVALID, "input", "since").with("date", said.since()));
        }
        if (said.note().isEmpty()) {
            refusals.add(Refusal.of(NOTE_MISSING, "input", "note"));
        }
        if (said.note().length() > NOTE) {
            refusals.add(Refusal.of(TOO_LONG, "input", "note").with("limit", NOTE));
        }
        if (said.pilot() != null) {
            refusals.addAll(flaws(said.pilot(), said.organization()));
        }
        return refusals;
    }

    // Who repeated a case within a pilot was its applicant, or carried it out.
    private List<Refusal<RecordReplicationErrorCode>> flaws(PilotId id, OrganizationId organization) {
        var pilot = pilots.find(id).orElse(null);
        if (pilot == null) {
            return List.of(Refusal.of(UNKNOWN_PILOT, "input", "pilot"));
        }
        var body = directory.find(organization).orElseThrow();
        return CaseTies.is(body, pilot.applicant()) || CaseTies.is(body, pilot.implementer())
                ? List.of()
                : List.of(Refusal.of(NOT_OF_THE_PILOT, "input", "pilot").with("body", body.name()));
    }
}
