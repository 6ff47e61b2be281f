package pilotregistry.pilot;

import java.time.Instant;
import pilotregistry.access.Role;

/// What a department of the province says of a final report.
///
/// @param by the role of the department
record ProvincialCheck(String opinion, Role by, Instant at) {}
