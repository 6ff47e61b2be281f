package pilotregistry.casestudy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import pilotregistry.outcome.Qualifier;

/// A result a case study shows: of a metric, as written and in the metric's own unit.
///
/// @param metric key such as `ammonia_nitrogen_reduced`
/// @param value as written
/// @param unit as written, such as 万吨
/// @param qualifier how exact the value is; null where it is exact
/// @param canonical the value in the metric's own unit, by which results are compared and searched
/// @param outcome id of the outcome it rests on; null where the case itself is the source
public record CaseResult(
        String metric,
        BigDecimal value,
        String unit,
        @Nullable Qualifier qualifier,
        BigDecimal canonical,
        @Nullable String outcome) {}
