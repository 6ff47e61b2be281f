package pilotregistry.access;

import pilotregistry.ledger.Identifier;

/// Names a mandate.
public record MandateId(String value) implements Identifier {

    public static final String PREFIX = "mandate";

    @Override
    public String toString() {
        return value;
    }
}
