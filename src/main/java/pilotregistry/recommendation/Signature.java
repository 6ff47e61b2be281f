package pilotregistry.recommendation;

import java.time.Instant;
import pilotregistry.organization.Duty;

/// Which department did something, when, and who in it.
record Signature(Duty department, Instant at, String by) {}
