package pilotregistry.application;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A finding of central inspection, or an exposure by media of provincial level or above (R16).
///
/// @param enterpriseCode the one enterprise it concerns; null when it concerns the object itself
public record EnvironmentalEvent(
        EventKind kind,
        LocalDate date,
        String source,
        @Nullable String enterpriseCode) {

    /// What made it known.
    public enum EventKind {
        CENTRAL_INSPECTION,
        MEDIA_EXPOSURE
    }
}
