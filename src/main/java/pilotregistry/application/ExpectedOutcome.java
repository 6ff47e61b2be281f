package pilotregistry.application;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An outcome the applicant expects (outline 7): a metric from its baseline to its target.
///
/// @param metric key of the outcome metric, such as `cod_reduced`
/// @param unit unit word, such as 万吨; must fit the metric
/// @param baselinePeriod what the baseline was measured over, such as 2022年
public record ExpectedOutcome(
        String metric,
        @Nullable BigDecimal baseline,
        BigDecimal target,
        String unit,
        @Nullable String baselinePeriod,
        @Nullable String note) {}
