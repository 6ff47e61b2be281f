package pilotregistry.client;

import pilotregistry.ledger.Identifier;

/// Names a client program by the name it signs in with.
public record ClientId(String value) implements Identifier {

    static final String PREFIX = "client";

    static ClientId of(String name) {
        return new ClientId(PREFIX + "_" + name);
    }

    String name() {
        return value.substring(PREFIX.length() + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
