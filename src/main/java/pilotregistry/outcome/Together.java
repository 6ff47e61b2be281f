package pilotregistry.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Brings rows together that may be the same effect, told several times: of one pilot and metric. They come one after
/// the other, and no more of them are held than one pilot has of one metric.
final class Together {

    private final Consumer<List<TotalsRow>> sink;
    private List<TotalsRow> rows = new ArrayList<>();

    Together(Consumer<List<TotalsRow>> sink) {
        this.sink = sink;
    }

    void add(TotalsRow row) {
        if (!rows.isEmpty() && !sameEffect(rows.getFirst(), row)) {
            done();
        }
        rows.add(row);
    }

    /// No more rows come.
    void done() {
        if (!rows.isEmpty()) {
            var all = rows;
            rows = new ArrayList<>();
            sink.accept(all);
        }
    }

    private static boolean sameEffect(TotalsRow one, TotalsRow other) {
        return one.pilot().equals(other.pilot()) && one.metric().equals(other.metric());
    }
}
