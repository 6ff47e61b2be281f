package pilotregistry.access;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Migration;

/// Gives the mandates of the time before claims the claim that each would have had, in the order in which they began:
/// so that they too are kept apart by the unique index.
@Component
class MandateClaims implements Migration {

    private static final int AT_ONCE = 100;

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Clock clock;

    private enum ClaimMandateErrorCode {
        VERSION_CONFLICT
    }

    MandateClaims(Ledger ledger, MongoOperations mongo, Clock clock) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public void run(Runnable alive) {
        for (var some = without(); !some.isEmpty(); some = without()) {
            some.forEach(this::claim);
            alive.run();
        }
    }

    private List<Mandate> without() {
        return mongo.find(
                Query.query(Criteria.where("claim").exists(false))
                        .with(Sort.by("grant.from", "_id"))
                        .limit(AT_ONCE),
                Mandate.class);
    }

    // Those of the time before come first: theirs are the numbers that nobody has.
    private void claim(Mandate mandate) {
        var alike = mongo.find(Registrar.alike(mandate.grant()), Mandate.class);
        var number = IntStream.iterate(0, each -> each + 1)
                .filter(each -> alike.stream().noneMatch(other -> other.claims(each)))
                .findFirst()
                .orElseThrow();
        ledger.change(
                Mandate.class,
                mandate.id(),
                Command.ofRegistry("claimMandate", "claimMandate/" + mandate.id(), clock.instant()),
                ClaimMandateErrorCode.VERSION_CONFLICT,
                current -> current.claim(number));
    }
}
