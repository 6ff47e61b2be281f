package pilotregistry.search;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.OutcomeMetric;

/// A range of an outcome that somebody wrote out, such as 氨氮减排 ≥ 10 t/a.
///
/// @param text as it was written
/// @param gte at least, in the metric's own unit, as are the others
/// @param gt more than
/// @param lte at most
/// @param lt less than
record StatedRange(
        String text,
        OutcomeMetric metric,
        @Nullable BigDecimal gte,
        @Nullable BigDecimal gt,
        @Nullable BigDecimal lte,
        @Nullable BigDecimal lt) {

    // Values are indexed as doubles: the next one is the least that is more.
    CaseFilter.OutcomeRange range() {
        return new CaseFilter.OutcomeRange(
                metric.key(),
                gt == null ? gte : new BigDecimal(Math.nextUp(gt.doubleValue())),
                lt == null ? lte : new BigDecimal(Math.nextDown(lt.doubleValue())),
                null);
    }
}
