package pilotregistry.casestudy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.BatchId;
import pilotregistry.organization.OrganizationId;
import pilotregistry.pilot.PilotId;

/// What is settled when a case study begins.
///
/// @param author the body that writes it; for an imported one the body that imports it, null for the registry itself
/// @param province whose departments check it; null for an imported one
record CaseEntry(
        @Nullable PilotId pilot,
        @Nullable BatchId batch,
        @Nullable OrganizationId author,
        String authorName,
        @Nullable String province,
        Instant startedAt) {}
