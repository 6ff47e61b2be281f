package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseFlaw.Code;
import pilotregistry.outcome.Outcome;
import pilotregistry.outcome.OutcomeId;
import pilotregistry.outcome.PlausibilityFinding;
import pilotregistry.outcome.Qualifier;
import pilotregistry.reference.Conversion;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;

/// Reads the results of a case: the figures of outcomes as they stand, its own ones brought to the metric's unit.
final class ResultReading {

    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);

    private final ReferenceLists reference;

    ResultReading(ReferenceLists reference) {
        this.reference = reference;
    }

    List<CaseResult> read(List<CaseWording.Result> written, Map<OutcomeId, Outcome> outcomes, CaseFlaws flaws) {
        flaws.size(written, CopyDesk.ITEMS, "results");
        var results = new ArrayList<CaseResult>();
        for (int i = 0; i < Math.min(written.size(), CopyDesk.ITEMS); i++) {
            var result = written.get(i);
            var read = result.figure() == null
                    ? outcome(result.outcome(), outcomes, i, flaws)
                    : figure(result.figure(), i, flaws);
            if (read != null) {
                flaws.once(results, read, i);
                results.add(read);
            }
        }
        return results;
    }

    /// What calls for a second look at a result that nothing refuses.
    List<PlausibilityFinding> doubts(CaseResult result) {
        return reference
                .outcomeMetric(result.metric())
                .map(metric -> PlausibilityFinding.of(metric, result.canonical()))
                .orElse(List.of());
    }

    private @Nullable CaseResult outcome(
            @Nullable OutcomeId id, Map<OutcomeId, Outcome> outcomes, int index, CaseFlaws flaws) {
        var outcome = id == null ? null : outcomes.get(id);
        if (outcome == null) {
            flaws.add(Code.UNKNOWN_OUTCOME, String.valueOf(id), "results", index, "outcome");
            return null;
        }
        var canonical = outcome.canonical();
        if (canonical == null) {
            flaws.add(Code.OUTCOME_WITHOUT_NUMBER, outcome.metricKey(), "results", index, "outcome");
            return null;
        }
        var amount = outcome.amount();
        return new CaseResult(
                outcome.metricKey(),
                amount == null ? canonical : amount.value(),
                amount == null ? canonicalUnit(outcome.metricKey()) : amount.unit(),
                qualifier(outcome),
                canonical,
                outcome.id().value());
    }

    // A difference is no more exact than what it is between.
    private static @Nullable Qualifier qualifier(Outcome outcome) {
        if (outcome.amount() != null) {
            return outcome.amount().qualifier();
        }
        return Stream.of(outcome.baseline(), outcome.after())
                        .anyMatch(figure -> figure != null && figure.qualifier() != null)
                ? Qualifier.ABOUT
                : null;
    }

    private String canonicalUnit(String metric) {
        var unit = reference.outcomeMetric(metric).orElseThrow().canonicalUnit();
        return unit == null ? "" : unit;
    }

    private @Nullable CaseResult figure(CaseWording.Figure written, int index, CaseFlaws flaws) {
        var key = written.metric().strip();
        var unit = written.unit().strip();
        var metric = reference.outcomeMetric(key).orElse(null);
        if (metric == null) {
            flaws.add(Code.UNKNOWN_METRIC, key, "results", index, "metric");
        }
        var fits = flaws.range(written.value(), BigDecimal.ZERO, LARGEST, "results", index, "value");
        if (metric == null) {
            return null;
        }
        var canonical = canonical(fits ? written.value() : BigDecimal.ONE, unit, metric);
        if (canonical == null) {
            flaws.unit(unit, metric, "results", index, "unit");
        }
        return canonical == null || !fits
                ? null
                : new CaseResult(key, written.value(), unit, written.qualifier(), canonical, null);
    }

    private @Nullable BigDecimal canonical(BigDecimal value, String unit, OutcomeMetric metric) {
        return reference.units().convert(value, unit, metric) instanceof Conversion.Converted converted
                ? converted.value()
                : null;
    }
}
