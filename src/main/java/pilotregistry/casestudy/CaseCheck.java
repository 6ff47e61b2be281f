package pilotregistry.casestudy;

import java.time.Instant;
import pilotregistry.organization.OrganizationId;

/// What the province or an expert found right with a filing.
///
/// @param by subject of the token
record CaseCheck(OrganizationId organization, String name, String by, String opinion, Instant at) {}
