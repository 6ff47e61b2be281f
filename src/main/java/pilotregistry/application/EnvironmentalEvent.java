package pilotregistry.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.SocialCreditCode;

/// A finding of central inspection, or an exposure by media of provincial level or above (R16).
///
/// @param enterpriseCode the one enterprise it concerns; null when it concerns the object itself
public record EnvironmentalEvent(
        EventKind kind,
        LocalDate date,
        String source,
        @Nullable String enterpriseCode) {

    static final int SOURCE = 1_000;

    public EnvironmentalEvent {
        enterpriseCode =
                enterpriseCode == null || enterpriseCode.isBlank() ? null : SocialCreditCode.normalized(enterpriseCode);
    }

    /// Whether it concerns one enterprise in scope only; whatever names no such enterprise concerns the object.
    public boolean ofOneAmong(List<Enterprise> enterprises) {
        return enterprises.stream()
                .anyMatch(enterprise -> enterprise.socialCreditCode().equals(enterpriseCode));
    }

    /// What made it known.
    public enum EventKind {
        CENTRAL_INSPECTION,
        MEDIA_EXPOSURE
    }
}
