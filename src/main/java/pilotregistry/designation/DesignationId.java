package pilotregistry.designation;

import pilotregistry.ledger.Identifier;

/// Names a designation.
public record DesignationId(String value) implements Identifier {

    public static final String PREFIX = "designation";

    @Override
    public String toString() {
        return value;
    }
}
