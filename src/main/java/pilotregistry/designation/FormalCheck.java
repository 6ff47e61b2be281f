package pilotregistry.designation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Role;

/// The formal check (形式审查) of an application.
///
/// @param reason why it was rejected, or accepted though something is missing
/// @param approval written approval of an applicant of another kind than those listed (R10, 等)
/// @param ministry which of the two checked
public record FormalCheck(
        CheckResult result,
        FormalChecklist checklist,
        @Nullable String reason,
        @Nullable String approval,
        Role ministry,
        Instant at) {

    boolean accepts() {
        return result == CheckResult.ACCEPT;
    }
}
