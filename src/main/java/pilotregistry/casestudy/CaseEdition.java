package pilotregistry.casestudy;

import org.jspecify.annotations.Nullable;
import pilotregistry.pilot.PilotStatus;

/// What somebody saw of a published case: its version, and how its pilot had ended by then.
///
/// @param end of its pilot, where it came after the case was published as in progress
public record CaseEdition(int version, @Nullable PilotStatus end) {}
