package pilotregistry.reference;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// Between which values of its own unit an outcome of one pilot is taken without a second look.
public record PlausibleRange(BigDecimal low, BigDecimal high, Label reason) {

    static @Nullable PlausibleRange of(Row row) {
        var low = row.optionalDecimal("plausible_low");
        var high = row.optionalDecimal("plausible_high");
        var reason = row.optionalLabel("plausible");
        if (low == null && high == null && reason == null) {
            return null;
        }
        if (low == null || high == null || reason == null || low.compareTo(high) >= 0) {
            throw row.broken("a plausible range needs a low, a greater high and a reason");
        }
        return new PlausibleRange(low, high, reason);
    }
}
