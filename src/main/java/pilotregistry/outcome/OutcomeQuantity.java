package pilotregistry.outcome;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A number as it was written, and what it is in the metric's own unit.
///
/// @param unit as written, such as 万度
/// @param period in which it was measured; null where that is the outcome's own
/// @param method how it was measured or computed
/// @param yearAssumed the metric is annual and the unit did not say so
/// @param approximate the unit has no exact length, as a month
public record OutcomeQuantity(
        BigDecimal value,
        String unit,
        @Nullable Qualifier qualifier,
        @Nullable OutcomePeriod period,
        @Nullable String method,
        BigDecimal canonical,
        boolean yearAssumed,
        boolean approximate) {}
