package pilotregistry.pilot;

import org.jspecify.annotations.Nullable;
import pilotregistry.organization.OrganizationId;

/// A body that applied for a pilot or carries it out, by the name it was published with.
///
/// @param organizationId null where the body is not registered here
public record PilotBody(String name, @Nullable OrganizationId organizationId) {}
