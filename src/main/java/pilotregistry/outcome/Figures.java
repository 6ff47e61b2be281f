package pilotregistry.outcome;

import static pilotregistry.outcome.ReportCheck.refusal;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;
import pilotregistry.reference.Conversion.Converted;
import pilotregistry.reference.Conversion.Impossible;
import pilotregistry.reference.MetricForm;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.Unit;
import pilotregistry.reference.Units;

/// The numbers of one report: brought to the metric's own unit, and refused where they cannot be.
///
/// @param metric null where nobody knows it; then no number means anything
record Figures(Units units, @Nullable OutcomeMetric metric, List<Refusal<ReportOutcomeErrorCode>> refusals) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Nullable
    OutcomeQuantity quantity(OutcomeDraft.@Nullable Figure figure, String path) {
        if (figure == null || metric == null) {
            return null;
        }
        return switch (units.convert(figure.value(), figure.unit(), metric)) {
            case Impossible impossible -> {
                refusals.add(refusal(
                                ReportOutcomeErrorCode.valueOf(
                                        impossible.refusal().name()),
                                path,
                                "unit")
                        .with("unit", figure.unit())
                        .with("possible", possible()));
                yield null;
            }
            case Converted converted -> {
                judge(converted.value(), path);
                yield new OutcomeQuantity(
                        figure.value(),
                        figure.unit(),
                        figure.qualifier(),
                        figure.period(),
                        figure.method(),
                        converted.value(),
                        converted.yearAssumed(),
                        converted.approximate());
            }
        };
    }

    /// The words of the units that measure the metric; nothing where it is no quantity.
    private String possible() {
        var target = metric == null ? null : metric.unit();
        return metric == null || target == null
                ? "-"
                : units.all().stream()
                        .filter(unit -> unit.dimension() == target.dimension() && unit.fits(metric))
                        .map(Unit::words)
                        .map(List::getFirst)
                        .collect(Collectors.joining("、"));
    }

    private void judge(BigDecimal value, String path) {
        var form = metric == null ? MetricForm.QUANTITY : metric.form();
        if (form == MetricForm.COUNT && value.stripTrailingZeros().scale() > 0) {
            refusals.add(
                    refusal(ReportOutcomeErrorCode.NOT_WHOLE, path, "value").with("value", value));
        }
        // An amount that grew instead of falling is a fact; a negative count, share or level of discharge is none.
        if (value.signum() < 0 && (form != MetricForm.QUANTITY || !path.equals("amount") || !byDifference())) {
            refusals.add(refusal(ReportOutcomeErrorCode.NEGATIVE, path, "value").with("value", value));
        }
        if (form == MetricForm.PERCENT && value.compareTo(HUNDRED) > 0) {
            refusals.add(refusal(ReportOutcomeErrorCode.PERCENT_ABOVE_HUNDRED, path, "value")
                    .with("value", value));
        }
    }

    private boolean byDifference() {
        return metric != null && metric.byDifference();
    }

    /// Whether what was before, what is after and what was saved go together.
    void judge(OutcomeReport report, OutcomeDraft draft) {
        if (draft.baseline() == null && draft.after() == null) {
            return;
        }
        if (!byDifference()) {
            refusals.add(refusal(ReportOutcomeErrorCode.NOT_BY_DIFFERENCE, "baseline"));
            return;
        }
        if (draft.amount() == null && (draft.baseline() == null || draft.after() == null)) {
            refusals.add(refusal(
                    ReportOutcomeErrorCode.BASELINE_INCOMPLETE, draft.baseline() == null ? "baseline" : "after"));
        }
        var amount = report.amount();
        var baseline = report.baseline();
        if (amount != null && baseline != null && amount.canonical().compareTo(baseline.canonical()) > 0) {
            refusals.add(refusal(ReportOutcomeErrorCode.REDUCTION_ABOVE_BASELINE, "amount", "value")
                    .with("amount", amount.canonical())
                    .with("baseline", baseline.canonical()));
        }
    }
}
