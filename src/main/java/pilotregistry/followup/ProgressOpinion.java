package pilotregistry.followup;

import java.time.Instant;
import pilotregistry.access.Role;

/// What a department of the province says of a report (F03).
///
/// @param revision the one it concerns
/// @param by the role of the department
record ProgressOpinion(int revision, String opinion, Role by, Instant at) {}
