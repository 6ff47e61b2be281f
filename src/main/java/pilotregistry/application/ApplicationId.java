package pilotregistry.application;

import pilotregistry.ledger.Identifier;

/// Names an application.
public record ApplicationId(String value) implements Identifier {

    public static final String PREFIX = "application";

    @Override
    public String toString() {
        return value;
    }
}
