package pilotregistry.outcome;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotregistry.outcome.OutcomeGrouping.Part;
import pilotregistry.outcome.PilotFigures.Cell;
import pilotregistry.reference.MetricForm;
import pilotregistry.reference.OutcomeMetric;

/// Adds outcomes up: like metrics of like kind only, each effect once, and says what was left out and why.
final class Totals {

    private final OutcomeGrouping grouping;
    private final boolean demonstrations;
    private final boolean shares;
    private final Together together;
    private final Map<OutcomeMetric, Map<Part, OutcomeTotal.Adding>> totals =
            new TreeMap<>(Comparator.comparingInt(OutcomeMetric::order));

    /// @param demonstrations whether pilots that were invented count; only where they were asked for
    Totals(OutcomeGrouping grouping, boolean demonstrations, Function<String, OutcomeMetric> metrics) {
        this(grouping, demonstrations, false, metrics);
    }

    /// @param shares whether shares are taken as figures of their own, to be compared and not added
    Totals(OutcomeGrouping grouping, boolean demonstrations, boolean shares, Function<String, OutcomeMetric> metrics) {
        this.grouping = grouping;
        this.demonstrations = demonstrations;
        this.shares = shares;
        this.together = new Together(
                rows -> add(PilotFigures.of(rows, metrics.apply(rows.getFirst().metric()))));
    }

    /// Rows come in the order of metric and pilot, so that those which may be the same effect come together.
    void add(TotalsRow row) {
        together.add(row);
    }

    void add(PilotFigures figures) {
        figures.cells().forEach(cell -> add(figures, cell));
    }

    List<OutcomeTotal> done() {
        together.done();
        return totals.entrySet().stream()
                .flatMap(byMetric -> byMetric.getValue().entrySet().stream()
                        .map(byPart -> byPart.getValue().done(byMetric.getKey(), byPart.getKey())))
                .toList();
    }

    private void add(PilotFigures figures, Cell cell) {
        var metric = figures.metric();
        var adding = totals.computeIfAbsent(metric, unseen -> new TreeMap<>())
                .computeIfAbsent(
                        grouping.part(figures.facts(), cell.year()), unseen -> new OutcomeTotal.Adding(metric));
        var reason = reasonAgainst(figures, cell);
        if (reason == null) {
            adding.count(cell);
        } else {
            adding.leave(cell, reason);
        }
    }

    private @Nullable LeftOutReason reasonAgainst(PilotFigures figures, Cell cell) {
        if (figures.facts().demonstration() && !demonstrations) {
            return LeftOutReason.DEMONSTRATION;
        }
        return !shares && figures.metric().form() == MetricForm.PERCENT && cell.reason() != LeftOutReason.NOT_NUMERIC
                ? LeftOutReason.NOT_ADDITIVE
                : cell.reason();
    }
}
