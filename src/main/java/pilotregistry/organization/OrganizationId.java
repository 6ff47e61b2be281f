package pilotregistry.organization;

import pilotregistry.ledger.Identifier;

/// Names an organization.
public record OrganizationId(String value) implements Identifier {

    public static final String PREFIX = "organization";

    @Override
    public String toString() {
        return value;
    }
}
