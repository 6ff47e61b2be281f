package pilotregistry.application;

import java.time.Instant;

/// The submission to the ministries (R31).
///
/// @param byProvince the province submitted it for the applicant
public record Submission(Instant at, String by, boolean byProvince) {}
