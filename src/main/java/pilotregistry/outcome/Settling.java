package pilotregistry.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.OutcomeMetric;

/// Decides which figures of one metric of one pilot count: each effect once, however often it is told.
final class Settling {

    private static final List<OutcomeStatus> SURENESS =
            List.of(OutcomeStatus.CONFIRMED, OutcomeStatus.PROVINCE_VERIFIED, OutcomeStatus.REPORTED);
    private static final String COAL = "coal_equivalent_saved";

    /// The figure that stands for several: of the pilot before the enterprise, confirmed before merely reported, the
    /// latest before the earlier, the longest before its parts.
    private static final Comparator<TotalsRow> STANDING = Comparator.comparing(Settling::key)
            .thenComparing(row -> SURENESS.indexOf(row.status()))
            .thenComparing(
                    row -> Objects.toString(row.period().end(), row.period().text() == null ? "9999" : ""),
                    Comparator.reverseOrder())
            .thenComparing(row -> Objects.toString(row.period().start(), ""))
            .thenComparing(row -> Objects.toString(row.period().text(), ""));

    private final OutcomeMetric metric;
    private final Map<String, List<TotalsRow>> counted = new HashMap<>();

    /// What is decided of each of them.
    interface Verdict {

        /// Takes one of them.
        ///
        /// @param reason null where it counts
        void of(TotalsRow row, @Nullable LeftOutReason reason);
    }

    private Settling(OutcomeMetric metric) {
        this.metric = metric;
    }

    /// Decides on all of them, each once. That they are shares, or of an invented pilot, is left to whoever adds up.
    static void of(List<TotalsRow> together, OutcomeMetric metric, Verdict verdict) {
        var fit = new ArrayList<TotalsRow>();
        for (var row : together) {
            var reason = reasonAgainst(row, metric);
            if (reason == null) {
                fit.add(row);
            } else {
                verdict.of(row, reason);
            }
        }
        fit.sort(STANDING);
        var settling = new Settling(metric);
        fit.forEach(row -> verdict.of(row, settling.doubles(row)));
    }

    private static @Nullable LeftOutReason reasonAgainst(TotalsRow row, OutcomeMetric metric) {
        if (!metric.form().measured() || row.value() == null) {
            return LeftOutReason.NOT_NUMERIC;
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

    private @Nullable LeftOutReason doubles(TotalsRow row) {
        // A rate of one year is a rate of the next: the latest stands for all.
        if (row.enterprise() != null && collides(row, counted.getOrDefault("", List.of()))) {
            return LeftOutReason.PART_OF_PILOT_FIGURE;
        }
        var own = counted.computeIfAbsent(key(row), unseen -> new ArrayList<>());
        if (collides(row, own)) {
            return LeftOutReason.OTHER_PERIOD;
        }
        own.add(row);
        return null;
    }

    private boolean collides(TotalsRow row, List<TotalsRow> standing) {
        return standing.stream()
                .anyMatch(each -> metric.perYear() || each.period().overlaps(row.period()));
    }

    private static String key(TotalsRow row) {
        return row.enterprise() == null ? "" : row.enterprise();
    }
}
