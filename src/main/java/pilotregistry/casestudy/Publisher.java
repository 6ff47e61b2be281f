package pilotregistry.casestudy;

import org.jspecify.annotations.Nullable;
import pilotregistry.organization.OrganizationId;

/// Who published a version.
///
/// @param organization null for the registry itself, at its first start
/// @param subject of the officer's token
public record Publisher(@Nullable OrganizationId organization, String subject) {}
