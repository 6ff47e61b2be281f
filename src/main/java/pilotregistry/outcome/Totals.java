package pilotregistry.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotregistry.outcome.OutcomeGrouping.Part;
import pilotregistry.reference.MetricForm;
import pilotregistry.reference.OutcomeMetric;

/// Adds outcomes up: like metrics of like kind only, each effect once, and says what was left out and why.
///
/// Rows come in the order of metric and pilot, so that those which may be the same effect come together, and no more of
/// them are held than one pilot has of one metric.
final class Totals {

    private static final List<OutcomeStatus> SURENESS =
            List.of(OutcomeStatus.CONFIRMED, OutcomeStatus.PROVINCE_VERIFIED, OutcomeStatus.REPORTED);
    private static final String COAL = "coal_equivalent_saved";

    /// The figure that stands for several: of the pilot before the enterprise, confirmed before merely reported, the
    /// latest before the earlier, the longest before its parts.
    private static final Comparator<TotalsRow> STANDING = Comparator.comparing(
                    (TotalsRow row) -> row.enterprise() == null ? "" : row.enterprise())
            .thenComparing(row -> SURENESS.indexOf(row.status()))
            .thenComparing(
                    row -> Objects.toString(row.period().end(), row.period().text() == null ? "9999" : ""),
                    Comparator.reverseOrder())
            .thenComparing(row -> Objects.toString(row.period().start(), ""))
            .thenComparing(row -> Objects.toString(row.period().text(), ""));

    private final OutcomeGrouping grouping;
    private final boolean demonstrations;
    private final Function<String, OutcomeMetric> metrics;
    private final Map<OutcomeMetric, Map<Part, OutcomeTotal.Adding>> totals =
            new TreeMap<>(Comparator.comparingInt(OutcomeMetric::order));
    private final List<TotalsRow> together = new ArrayList<>();

    /// @param demonstrations whether pilots that were invented count; only where they were asked for
    Totals(OutcomeGrouping grouping, boolean demonstrations, Function<String, OutcomeMetric> metrics) {
        this.grouping = grouping;
        this.demonstrations = demonstrations;
        this.metrics = metrics;
    }

    void add(TotalsRow row) {
        if (!together.isEmpty() && !sameEffect(together.getFirst(), row)) {
            settle();
        }
        together.add(row);
    }

    List<OutcomeTotal> done() {
        settle();
        return totals.entrySet().stream()
                .flatMap(byMetric -> byMetric.getValue().entrySet().stream()
                        .map(byPart -> byPart.getValue().done(byMetric.getKey(), byPart.getKey())))
                .toList();
    }

    private static boolean sameEffect(TotalsRow one, TotalsRow other) {
        return one.pilot().equals(other.pilot()) && one.metric().equals(other.metric());
    }

    // What may be one effect, told several times: by the pilot, by its enterprises, for several times.
    private void settle() {
        if (together.isEmpty()) {
            return;
        }
        var metric = metrics.apply(together.getFirst().metric());
        var fit = new ArrayList<TotalsRow>();
        for (var row : together) {
            var reason = reasonAgainst(row, metric);
            if (reason == null) {
                fit.add(row);
            } else {
                adding(metric, row).leave(row, reason);
            }
        }
        together.clear();
        fit.sort(STANDING);
        var counted = new HashMap<String, List<TotalsRow>>();
        for (var row : fit) {
            var reason = doubles(row, metric, counted);
            if (reason == null) {
                counted.computeIfAbsent(key(row), unseen -> new ArrayList<>()).add(row);
                adding(metric, row).count(row);
            } else {
                adding(metric, row).leave(row, reason);
            }
        }
    }

    private @Nullable LeftOutReason reasonAgainst(TotalsRow row, OutcomeMetric metric) {
        if (row.demonstration() && !demonstrations) {
            return LeftOutReason.DEMONSTRATION;
        }
        if (!metric.form().measured() || row.value() == null) {
            return LeftOutReason.NOT_NUMERIC;
        }
        if (metric.form() == MetricForm.PERCENT) {
            return LeftOutReason.NOT_ADDITIVE;
        }
        if (row.status() == OutcomeStatus.DISPUTED) {
            return LeftOutReason.DISPUTED;
        }
        if (!row.plausible()) {
            return LeftOutReason.IMPLAUSIBLE;
        }
        return switch (row.nature()) {
            case EXPECTED -> LeftOutReason.EXPECTED;
            case PRELIMINARY -> LeftOutReason.PRELIMINARY;
            case BEFORE_PILOT -> LeftOutReason.BEFORE_PILOT;
            case ACHIEVED -> unlike(row, metric);
        };
    }

    private static @Nullable LeftOutReason unlike(TotalsRow row, OutcomeMetric metric) {
        if (metric.key().equals(COAL) && !Boolean.FALSE.equals(row.electricityIncluded())) {
            return LeftOutReason.MAY_INCLUDE_ELECTRICITY;
        }
        return row.aYear() ? null : LeftOutReason.PERIOD_NOT_A_YEAR;
    }

    private static @Nullable LeftOutReason doubles(
            TotalsRow row, OutcomeMetric metric, Map<String, List<TotalsRow>> counted) {
        var whole = counted.getOrDefault("", List.of());
        // A rate of one year is a rate of the next: the latest stands for all.
        if (row.enterprise() != null && whole.stream().anyMatch(each -> collides(each, row, metric))) {
            return LeftOutReason.PART_OF_PILOT_FIGURE;
        }
        return counted.getOrDefault(key(row), List.of()).stream().anyMatch(each -> collides(each, row, metric))
                ? LeftOutReason.OTHER_PERIOD
                : null;
    }

    private static boolean collides(TotalsRow counted, TotalsRow row, OutcomeMetric metric) {
        return metric.perYear() || counted.period().overlaps(row.period());
    }

    private static String key(TotalsRow row) {
        return row.enterprise() == null ? "" : row.enterprise();
    }

    private OutcomeTotal.Adding adding(OutcomeMetric metric, TotalsRow row) {
        return totals.computeIfAbsent(metric, unseen -> new TreeMap<>())
                .computeIfAbsent(grouping.part(row), unseen -> new OutcomeTotal.Adding(metric));
    }
}
