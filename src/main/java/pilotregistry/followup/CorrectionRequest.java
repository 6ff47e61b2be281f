package pilotregistry.followup;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Role;

/// A province's request to correct a report (督促整改, F03).
///
/// @param revision the one it concerns
/// @param due by when; null where nothing was said
/// @param by the role of the department
/// @param answeredAt when a later revision came; null while it is awaited
record CorrectionRequest(
        int revision,
        String reason,
        @Nullable LocalDate due,
        Role by,
        Instant at,
        @Nullable Instant answeredAt) {

    CorrectionRequest answered(Instant now) {
        return new CorrectionRequest(revision, reason, due, by, at, answeredAt == null ? now : answeredAt);
    }
}
