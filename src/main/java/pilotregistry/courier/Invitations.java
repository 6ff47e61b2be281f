package pilotregistry.courier;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Fingerprint;

/// How many strangers one person may have asked in a day, and how often one address is asked: whoever names an address
/// to be told at need not be whose it is.
@Component
public class Invitations {

    public static final int OF_ONE_PERSON = 20;

    /// How often the program of a stranger is challenged in a day.
    public static final int TO_ONE_TARGET = 10;

    private final MongoOperations mongo;
    private final Clock clock;

    Invitations(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /// One of them; its id is the claim, so that no two nodes take the same.
    @Document("invitations")
    record Invitation(@Id String id, String day) {}

    /// Takes one for today, if any is left for both; otherwise neither has one less.
    ///
    /// @param most how often that address may be asked
    public boolean take(String person, String address, int most) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        mongo.remove(Query.query(Criteria.where("day").lt(today.toString())), Invitation.class);
        var own = claim("of " + person, today, OF_ONE_PERSON);
        if (own.isPresent() && claim("to " + address, today, most).isEmpty()) {
            mongo.remove(own.get());
            return false;
        }
        return own.isPresent();
    }

    private Optional<Invitation> claim(String whose, LocalDate day, int most) {
        var name = Fingerprint.of(Map.of("invited", whose)) + "/" + day + "/";
        for (int number = 0; number < most; number++) {
            try {
                return Optional.of(mongo.insert(new Invitation(name + number, day.toString())));
            } catch (DuplicateKeyException taken) {
                // the next one
            }
        }
        return Optional.empty();
    }
}
