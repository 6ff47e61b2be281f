package pilotregistry.batch;

import pilotregistry.ledger.Identifier;

/// Names a batch by its number.
public record BatchId(String value) implements Identifier {

    public static final String PREFIX = "batch";

    public static BatchId of(int number) {
        return new BatchId(PREFIX + "_" + number);
    }

    @Override
    public String toString() {
        return value;
    }
}
