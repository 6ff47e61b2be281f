package pilotregistry.outcome;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.FirstStep;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Recording;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;

/// Lets outcomes follow their pilot: once it has passed, what is confirmed of it is everybody's.
///
/// What a crash kept from following is caught up with at the next start.
@Component
class OutcomeFollow extends FirstStep {

    private static final int AFTER_ALL_THAT_ENTER = 90;

    private final OutcomeBook book;
    private final PilotRegister pilots;
    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Clock clock;

    OutcomeFollow(OutcomeBook book, PilotRegister pilots, Ledger ledger, MongoOperations mongo, Clock clock) {
        super(AFTER_ALL_THAT_ENTER);
        this.book = book;
        this.pilots = pilots;
        this.ledger = ledger;
        this.mongo = mongo;
        this.clock = clock;
    }

    @EventListener
    void on(Recording recording) {
        // A pilot that was entered this moment has no outcomes yet.
        if (recording.aggregate() instanceof Pilot pilot && pilot.version() > 0) {
            follow(pilot);
        }
    }

    @Override
    protected void take() {
        var waiting = Query.query(Criteria.where("keys.status")
                .is(OutcomeStatus.CONFIRMED)
                .and("keys.open")
                .is(false));
        var ids = mongo.find(waiting, Outcome.class).stream()
                .map(Outcome::pilotId)
                .collect(Collectors.toSet());
        pilots.byId(ids).values().forEach(this::follow);
    }

    private void follow(Pilot pilot) {
        var now = PilotFacts.of(pilot);
        for (var outcome : book.of(pilot.id())) {
            if (!outcome.pilotFacts().equals(now)) {
                ledger.change(
                        Outcome.class,
                        outcome.id(),
                        Command.ofRegistry(
                                "followPilot", outcome.id().value() + "/" + pilot.version(), clock.instant()),
                        VerifyOutcomeErrorCode.VERSION_CONFLICT,
                        it -> {
                            it.follow(now);
                            return List.of();
                        });
            }
        }
    }
}
