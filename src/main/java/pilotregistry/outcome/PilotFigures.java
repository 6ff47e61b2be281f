package pilotregistry.outcome;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.MetricKind;
import pilotregistry.reference.OutcomeMetric;

/// What one pilot has of one metric, settled: by year and by the reason why it does not count.
record PilotFigures(OutcomeMetric metric, TotalsFacts facts, List<Cell> cells) {

    /// Figures of one year that count, or that do not for one reason.
    ///
    /// @param reason null where they count
    /// @param single the figures one by one, of metrics that are compared as such, where they count
    record Cell(
            @Nullable Integer year,
            @Nullable LeftOutReason reason,
            OutcomeTotal.Sum all,
            OutcomeTotal.Sum confirmed,
            List<BigDecimal> single) {}

    private record Key(@Nullable Integer year, @Nullable LeftOutReason reason) {}

    /// @param together all figures that one pilot has of one metric, at least one
    static PilotFigures of(List<TotalsRow> together, OutcomeMetric metric) {
        var cells = new LinkedHashMap<Key, Cell>();
        var oneByOne = metric.kind() == MetricKind.EFFICIENCY;
        Settling.of(
                together,
                metric,
                (row, reason) -> cells.compute(
                        new Key(row.year(), reason), (key, cell) -> add(row, key, oneByOne && reason == null, cell)));
        return new PilotFigures(metric, together.getLast().facts(), List.copyOf(cells.values()));
    }

    private static Cell add(TotalsRow row, Key key, boolean oneByOne, @Nullable Cell cell) {
        var known = cell == null
                ? new Cell(key.year(), key.reason(), OutcomeTotal.Sum.NONE, OutcomeTotal.Sum.NONE, List.of())
                : cell;
        var single = known.single();
        if (oneByOne && row.value() != null) {
            single = new ArrayList<>(single);
            single.add(row.value());
        }
        var confirmed = key.reason() == null && row.status() == OutcomeStatus.CONFIRMED;
        return new Cell(
                known.year(),
                known.reason(),
                known.all().and(row.value()),
                confirmed ? known.confirmed().and(row.value()) : known.confirmed(),
                single);
    }
}
