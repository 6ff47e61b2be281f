package pilotregistry.casestudy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pilotregistry.organization.OrganizationId;
import pilotregistry.pilot.PilotId;

/// That a body repeated what a case study tells, as it says itself.
///
/// @param place code of the division where it was done
/// @param since the day it took effect there
/// @param note what came of it
/// @param pilot the pilot it was part of
/// @param recordedBy name of whoever recorded it
public record Replication(
        OrganizationId organization,
        @Nullable String place,
        LocalDate since,
        String note,
        @Nullable PilotId pilot,
        String recordedBy,
        Instant recordedAt) {}
