package pilotregistry.recommendation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.Application;
import pilotregistry.application.Filing;
import pilotregistry.batch.Batch;
import pilotregistry.organization.Duty;

/// A verification about to be entered, with what has to be known to decide on it.
///
/// @param application as it was read
/// @param filing SHA-256 of the filing that was looked at; null for the current one
/// @param applying which of the province's two departments apply themselves, the leading one first
record Examination(
        Verification verification,
        Application application,
        Batch call,
        @Nullable String filing,
        @Nullable Integer rank,
        @Nullable String overQuotaReason,
        List<Duty> applying) {

    Examination {
        applying = List.copyOf(applying);
    }

    boolean selfRecommendation() {
        return !applying.isEmpty();
    }

    /// Nobody verifies its own application; where both departments apply, the one that does not lead verifies.
    boolean ofItself() {
        return !applying.isEmpty() && applying.getFirst() == verification.department();
    }

    /// Whether this filing is the one that was looked at: what was filed since was not.
    boolean of(Filing current) {
        return current.equals(application.currentFiling()) && (filing == null || filing.equals(current.sha256()));
    }

    @Nullable
    String reason() {
        return overQuotaReason == null || overQuotaReason.isBlank() ? null : overQuotaReason.strip();
    }
}
