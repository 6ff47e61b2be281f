package pilotregistry.ledger;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets idempotency keys when nobody repeats their calls any longer. The registry's own stay: its first steps are
/// taken again at every start.
@Component
class ReceiptSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptSweep.class);
    private static final String OWN = Author.REGISTRY.subject() + "|";
    private static final String AFTER_OWN = Author.REGISTRY.subject() + "}"; // the character after |

    private final MongoOperations mongo;
    private final Clock clock;
    private final Duration kept;

    ReceiptSweep(MongoOperations mongo, Clock clock, @Value("${registry.retention.receipts:90d}") Duration kept) {
        this.mongo = mongo;
        this.clock = clock;
        this.kept = kept;
        mongo.indexOps(Receipt.class).createIndex(new Index("at", Sort.Direction.ASC));
    }

    @Scheduled(
            initialDelayString = "${registry.retention.round:PT1H}",
            fixedDelayString = "${registry.retention.round:PT1H}")
    void sweep() {
        try {
            var over = Criteria.where("at").lt(clock.instant().minus(kept));
            var others = new Criteria()
                    .orOperator(
                            Criteria.where("_id").lt(OWN), Criteria.where("_id").gte(AFTER_OWN));
            var gone = mongo.remove(Query.query(new Criteria().andOperator(over, others)), Receipt.class)
                    .getDeletedCount();
            if (gone > 0) {
                LOG.info("Forgot {} idempotency keys", gone);
            }
        } catch (RuntimeException later) {
            LOG.warn("Idempotency keys are forgotten later: {}", later.getMessage());
        }
    }
}
