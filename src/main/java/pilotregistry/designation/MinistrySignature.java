package pilotregistry.designation;

import java.time.Instant;
import pilotregistry.access.Role;
import pilotregistry.ledger.Author;
import pilotregistry.organization.OrganizationId;

/// One ministry's signature upon a designation.
public record MinistrySignature(Role ministry, OrganizationId organization, Author author, Instant at) {

    public String by() {
        return author.subject();
    }
}
