package pilotregistry.ledger;

import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/// The first format that has a number: receipts can be found by their time, so that they can end.
@Component
class ReceiptsByTime implements Migration {

    private final MongoOperations mongo;

    ReceiptsByTime(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public void run(Runnable alive) {
        mongo.indexOps(Receipt.class).createIndex(new Index("at", Direction.ASC));
    }
}
