package pilotregistry.ledger;

import org.springframework.data.mongodb.core.MongoOperations;

/// Ledgers upon a database of their own.
public final class Ledgers {

    private Ledgers() {}

    public static Ledger of(MongoOperations mongo) {
        return of(mongo, new WritingGate());
    }

    public static Ledger of(MongoOperations mongo, WritingGate gate) {
        return new Ledger(mongo, event -> {}, gate);
    }
}
