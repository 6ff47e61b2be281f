package pilotregistry.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.PlausibleRange;

/// What calls for a second look at a value that nothing refuses.
final class Plausibility {

    /// Rounding of what was published makes a difference of one part in a hundred.
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");

    private Plausibility() {}

    static List<PlausibilityFinding> findings(OutcomeMetric metric, OutcomeReport report, OutcomePeriod period) {
        var findings = new ArrayList<PlausibilityFinding>();
        var value = report.canonical();
        if (value == null) {
            return findings;
        }
        findings.addAll(findings(metric, value));
        disagreement(metric, report, findings);
        if (metric.perYear() && notAYear(report, period)) {
            findings.add(found(PlausibilityCode.PERIOD_NOT_A_YEAR, value, metric, Map.of()));
        }
        return findings;
    }

    static List<PlausibilityFinding> findings(OutcomeMetric metric, BigDecimal value) {
        var findings = new ArrayList<PlausibilityFinding>();
        var range = metric.plausible();
        if (range != null && value.signum() >= 0) {
            within(range, value, metric, findings);
        }
        if (value.signum() < 0) {
            findings.add(found(PlausibilityCode.WORSENED, value, metric, Map.of()));
        }
        return findings;
    }

    private static void within(
            PlausibleRange range, BigDecimal value, OutcomeMetric metric, List<PlausibilityFinding> findings) {
        if (value.compareTo(range.high()) > 0) {
            findings.add(found(PlausibilityCode.ABOVE_RANGE, value, metric, Map.of("bound", plain(range.high()))));
        } else if (value.signum() > 0 && value.compareTo(range.low()) < 0) {
            findings.add(found(PlausibilityCode.BELOW_RANGE, value, metric, Map.of("bound", plain(range.low()))));
        }
    }

    // Stated thrice: what was before, what is after, and what was saved.
    private static void disagreement(OutcomeMetric metric, OutcomeReport report, List<PlausibilityFinding> findings) {
        var amount = report.amount();
        var baseline = report.baseline();
        var after = report.after();
        if (amount == null || baseline == null || after == null) {
            return;
        }
        var difference = baseline.canonical().subtract(after.canonical());
        var apart = difference.subtract(amount.canonical()).abs();
        if (apart.compareTo(difference.abs().max(amount.canonical().abs()).multiply(ROUNDING)) > 0) {
            findings.add(found(
                    PlausibilityCode.DIFFERENCE_DISAGREES,
                    amount.canonical(),
                    metric,
                    Map.of("difference", plain(difference))));
        }
    }

    // A rate is a rate over any time; what did not say per year may be the sum over all of it.
    private static boolean notAYear(OutcomeReport report, OutcomePeriod period) {
        var assumed = assumed(report.amount()) || assumed(report.baseline()) || assumed(report.after());
        var bounded = period.start() != null || period.end() != null || period.text() != null;
        return assumed && bounded && !period.isAYear();
    }

    private static boolean assumed(@Nullable OutcomeQuantity quantity) {
        return quantity != null && quantity.yearAssumed();
    }

    private static PlausibilityFinding found(
            PlausibilityCode code, BigDecimal value, OutcomeMetric metric, Map<String, String> more) {
        var facts = new java.util.HashMap<>(more);
        facts.put("value", plain(value));
        facts.put("unit", Objects.requireNonNullElse(metric.canonicalUnit(), ""));
        return new PlausibilityFinding(code, facts);
    }

    private static String plain(BigDecimal value) {
        return value.setScale(Math.min(Math.max(value.scale(), 0), 6), RoundingMode.HALF_UP)
                .toPlainString();
    }
}
