package pilotregistry.pilot;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.batch.BatchRegister;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;

/// The offices' hand upon a pilot (监管): they suspend, extend, end and assess it, and its audit credits follow.
@Component
class Supervision {

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final PilotRegister pilots;
    private final CreditBook credits;
    private final BatchRegister batches;

    Supervision(Ledger ledger, MongoOperations mongo, PilotRegister pilots, CreditBook credits, BatchRegister batches) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.pilots = pilots;
        this.credits = credits;
        this.batches = batches;
        mongo.indexOps(Pilot.class)
                .createIndex(new Index("sheet.course.proceedings.unsettled", Direction.ASC).sparse());
    }

    Decision<Pilot, SuspendPilotErrorCode> suspend(PilotId id, Paper paper, Actor actor, Command command) {
        var mandate = PilotAccess.supervisor(actor, get(id));
        return decide(
                id,
                mandate,
                command,
                SuspendPilotErrorCode.VERSION_CONFLICT,
                pilot -> pilot.suspend(paper.by(mandate, command)));
    }

    Decision<Pilot, ResumePilotErrorCode> resume(PilotId id, Paper paper, Actor actor, Command command) {
        var mandate = PilotAccess.supervisor(actor, get(id));
        return decide(
                id,
                mandate,
                command,
                ResumePilotErrorCode.VERSION_CONFLICT,
                pilot -> pilot.resume(paper.by(mandate, command)));
    }

    Decision<Pilot, ExtendPilotErrorCode> extend(PilotId id, YearMonth end, Paper paper, Actor actor, Command command) {
        var mandate = PilotAccess.ministry(actor);
        get(id);
        return decide(
                id,
                mandate,
                command,
                ExtendPilotErrorCode.VERSION_CONFLICT,
                pilot -> pilot.extend(end, paper.by(mandate, command)));
    }

    Decision<Pilot, TerminatePilotErrorCode> terminate(PilotId id, Paper paper, Actor actor, Command command) {
        var mandate = PilotAccess.ministry(actor);
        get(id);
        return decide(
                id,
                mandate,
                command,
                TerminatePilotErrorCode.VERSION_CONFLICT,
                pilot -> pilot.terminate(paper.by(mandate, command)));
    }

    Decision<Pilot, AssessPilotErrorCode> assess(
            PilotId id, AssessmentResult result, Paper paper, Actor actor, Command command) {
        var mandate = PilotAccess.ministry(actor);
        return decide(
                id,
                mandate,
                command,
                AssessPilotErrorCode.VERSION_CONFLICT,
                pilot -> pilot.assess(result, paper.by(mandate, command)));
    }

    private <C extends Enum<C>> Decision<Pilot, C> decide(
            PilotId id, Mandate mandate, Command command, C conflict, Function<Pilot, List<Refusal<C>>> act) {
        var decision = ledger.change(Pilot.class, id, command.under(mandate.id().value()), conflict, act);
        var pilot = Objects.requireNonNull(decision.aggregate());
        return decision.accepted() && !command.validateOnly() && pilot.unsettled()
                ? Decision.done(settle(pilot, command))
                : decision;
    }

    /// Lets the audit credits follow, and says on the pilot that they have. Every step does nothing where it is done
    /// already, so a crash anywhere is made good by doing all of it again.
    Pilot settle(Pilot decided, Command command) {
        var pilot = decided;
        while (pilot.unsettled()) {
            var turn = pilot.acts().turn();
            var step = command.step("turn" + turn);
            credits.credit(pilot, batches.get(pilot.batchId()).creditTrigger(), step);
            var settled = ledger.change(
                    Pilot.class,
                    pilot.id(),
                    step.step("settled"),
                    AssessPilotErrorCode.VERSION_CONFLICT,
                    now -> now.settle(turn));
            pilot = Objects.requireNonNull(settled.aggregate());
        }
        return pilot;
    }

    /// Decided, but a crash kept their credits from following.
    List<Pilot> unsettled() {
        return mongo.find(
                Query.query(Criteria.where("sheet.course.proceedings.unsettled").is(true)), Pilot.class);
    }

    private Pilot get(PilotId id) {
        return pilots.find(id).orElseThrow(NotVisible::new);
    }

    /// What a decision says, before it is known who takes it.
    record Paper(
            @Nullable String documentNumber,
            LocalDate date,
            @Nullable String reason) {

        Ruling by(Mandate mandate, Command command) {
            return new Ruling(documentNumber, date, reason, mandate.role(), command.at());
        }
    }
}
