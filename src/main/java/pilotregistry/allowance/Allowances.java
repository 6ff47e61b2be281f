package pilotregistry.allowance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoCommandException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.client.ClientStandings;
import pilotregistry.client.ClientUsage;

/// The budgets of all payers. One counter for each payer and window is kept in the database; each node takes a part of
/// it at a time, in one atomic step, and spends that part without asking: what all nodes grant together never exceeds
/// the limit, and a node asks seldom.
@Component
public class Allowances {

    private static final int PARTS = 20;
    // What a node takes is lost to the others when it stops: of a large budget no more than what saves it from asking.
    private static final long LARGEST_PART = 500_000;
    private static final int PAYERS = 100_000;
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoTemplate mongo;
    private final Rates rates;
    private final ClientStandings clients;
    private final ClientUsage usage;
    private final Clock clock;
    private final Cache<String, Purse> purses =
            Caffeine.newBuilder().maximumSize(PAYERS).build();

    Allowances(MongoTemplate mongo, Rates rates, ClientStandings clients, ClientUsage usage, Clock clock) {
        this.mongo = mongo;
        this.rates = rates;
        this.clients = clients;
        this.usage = usage;
        this.clock = clock;
    }

    /// Takes the cost from the payer's budget, or nothing where not enough is left.
    public Bill charge(Payer payer, long cost) {
        var seconds = rates.window().toSeconds();
        var now = clock.instant().getEpochSecond();
        var window = now / seconds;
        var limit = limit(payer);
        var purse = purses.get(payer.key(), key -> new Purse());
        synchronized (purse) {
            purse.open(window);
            if (purse.left < cost && purse.taken < limit) {
                fill(purse, payer, Math.max(cost - purse.left, Math.min(limit / PARTS, LARGEST_PART)), limit);
            }
            var paid = purse.left >= cost;
            if (paid) {
                purse.left -= cost;
                usage.spent(payer.client(), cost);
            }
            var remaining = Math.max(limit - purse.taken, 0) + purse.left;
            var reset = (window + 1) * seconds;
            return new Bill(cost, limit, remaining, Instant.ofEpochSecond(reset), seconds, reset - now, paid);
        }
    }

    // What a client was registered with goes before what the node is configured with.
    private long limit(Payer payer) {
        var registered = payer.client() == null ? null : clients.rate(payer.client());
        return registered == null ? rates.limit(payer) : registered;
    }

    // Of what was asked for, that part is granted which lies below the limit.
    private void fill(Purse purse, Payer payer, long wanted, long limit) {
        var taken = take(payer.key() + " " + purse.window, wanted, purse.window);
        purse.left += Math.clamp(limit - (taken - wanted), 0, wanted);
        purse.taken = taken;
    }

    private long take(String id, long wanted, long window) {
        try {
            return taken(id, wanted, window);
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != DUPLICATE_KEY) {
                throw e;
            }
            // Another node has begun the same counter at the same moment.
            return taken(id, wanted, window);
        }
    }

    private long taken(String id, long wanted, long window) {
        var ends = Instant.ofEpochSecond((window + 1) * rates.window().toSeconds());
        var counter = counters()
                .findOneAndUpdate(
                        Filters.eq("_id", id),
                        Updates.combine(Updates.inc("taken", wanted), Updates.setOnInsert("ends", ends)),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(counter).getLong("taken");
    }

    // A counter that a fallen primary forgets is worth less than the wait for a majority.
    private MongoCollection<Document> counters() {
        return mongo.getCollection("allowances")
                .withWriteConcern(WriteConcern.W1)
                .withReadConcern(ReadConcern.LOCAL);
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void forgetWhatIsOver() {
        counters().deleteMany(Filters.lt("ends", clock.instant()));
    }

    /// What this node has taken of a budget and not spent.
    private static final class Purse {

        private long window;
        private long left;
        private long taken;

        void open(long current) {
            if (window != current) {
                window = current;
                left = 0;
                taken = 0;
            }
        }
    }
}
