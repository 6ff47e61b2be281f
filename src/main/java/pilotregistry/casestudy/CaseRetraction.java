package pilotregistry.casestudy;

import java.time.Instant;

/// What is left of a retracted case study, with its number (墓碑): title, day and reason.
///
/// @param title of the version that was retracted
public record CaseRetraction(String title, String reason, Instant at, String by) {}
