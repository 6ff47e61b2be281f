package pilotregistry.outcome;

import java.time.Clock;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Ledger;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotFollow;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotRegister;

/// Lets outcomes follow their pilot: once it has passed, what is confirmed of it is everybody's.
///
/// What a crash kept from following is caught up with at the next start.
@Component
class OutcomeFollow extends PilotFollow {

    private static final int AT_ONCE = 500;

    private final OutcomeBook book;
    private final PilotRegister pilots;
    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Clock clock;

    OutcomeFollow(OutcomeBook book, PilotRegister pilots, Ledger ledger, MongoOperations mongo, Clock clock) {
        this.book = book;
        this.pilots = pilots;
        this.ledger = ledger;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    protected void take() {
        var ids = mongo.findDistinct(new Query(), "subject.pilot", Outcome.class, String.class).stream()
                .map(PilotId::new)
                .toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            pilots.byId(some).values().stream().filter(this::isAhead).forEach(this::follow);
        }
    }

    private boolean isAhead(Pilot pilot) {
        var now = PilotFacts.of(pilot);
        var behind = new Criteria()
                .orOperator(
                        Criteria.where("pilot.passed").ne(now.passed()),
                        Criteria.where("pilot.historic").ne(now.historic()),
                        Criteria.where("pilot.type").ne(now.type()),
                        Criteria.where("pilot.leadProvince").ne(now.leadProvince()),
                        Criteria.where("pilot.provinces").ne(now.provinces()),
                        Criteria.where("pilot.industries").ne(now.industries()),
                        Criteria.where("pilot.region").ne(now.region()),
                        Criteria.where("pilot.watershed").ne(now.watershed()),
                        Criteria.where("pilot.termEnd").ne(now.termEnd()),
                        Criteria.where("pilot.bodies").ne(now.bodies()));
        var own = Criteria.where("subject.pilot").is(pilot.id());
        return mongo.exists(Query.query(new Criteria().andOperator(own, behind)), Outcome.class);
    }

    @Override
    protected void follow(Pilot pilot) {
        book.of(pilot.id()).forEach(outcome -> follow(outcome, pilot));
    }

    /// Lets one outcome take over what its pilot is now.
    void follow(Outcome outcome, Pilot pilot) {
        var now = PilotFacts.of(pilot);
        if (outcome.pilotFacts().equals(now)) {
            return;
        }
        ledger.change(
                Outcome.class,
                outcome.id(),
                // Without a key: what is done already is known by the state of things.
                new Command("followPilot", Author.REGISTRY, null, "", null, false, clock.instant()),
                VerifyOutcomeErrorCode.VERSION_CONFLICT,
                it -> {
                    it.follow(now);
                    return List.of();
                });
    }
}
