package pilotregistry.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.OutcomeMetric;

/// The total of one metric in one part, and what was left out of it.
record OutcomeTotal(
        OutcomeMetric metric, OutcomeGrouping.Part part, Sum counted, Sum confirmed, List<LeftOut> leftOut) {

    private static final int SHARE_DIGITS = 4;

    /// So many, and what they come to.
    record Sum(int count, BigDecimal sum) {

        static final Sum NONE = new Sum(0, BigDecimal.ZERO);

        Sum and(@Nullable BigDecimal value) {
            return new Sum(count + 1, value == null ? sum : sum.add(value));
        }
    }

    /// What was left out for one reason.
    ///
    /// @param sum null where they are no numbers, or numbers that do not add up
    record LeftOut(
            LeftOutReason reason, int count, @Nullable BigDecimal sum) {}

    /// Null where nothing adds up.
    public @Nullable BigDecimal sum() {
        return counted.count() == 0 ? null : counted.sum();
    }

    public int count() {
        return counted.count();
    }

    public int confirmedCount() {
        return confirmed.count();
    }

    public BigDecimal confirmedSum() {
        return confirmed.sum();
    }

    /// Null where nothing was counted.
    public @Nullable BigDecimal confirmedShareByCount() {
        return share(BigDecimal.valueOf(confirmed.count()), BigDecimal.valueOf(counted.count()));
    }

    public @Nullable BigDecimal confirmedShareBySum() {
        return share(confirmed.sum(), counted.sum());
    }

    private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, SHARE_DIGITS, RoundingMode.HALF_UP);
    }

    /// One that is being added up.
    static final class Adding {

        private final boolean numeric;
        private Sum counted = Sum.NONE;
        private Sum confirmed = Sum.NONE;
        private final Map<LeftOutReason, Sum> leftOut = new EnumMap<>(LeftOutReason.class);

        Adding(OutcomeMetric metric) {
            numeric = metric.form().measured();
        }

        void count(TotalsRow row) {
            counted = counted.and(row.value());
            if (row.status() == OutcomeStatus.CONFIRMED) {
                confirmed = confirmed.and(row.value());
            }
        }

        void leave(TotalsRow row, LeftOutReason reason) {
            leftOut.merge(
                    reason,
                    Sum.NONE.and(row.value()),
                    (one, other) ->
                            new Sum(one.count() + other.count(), one.sum().add(other.sum())));
        }

        OutcomeTotal done(OutcomeMetric metric, OutcomeGrouping.Part part) {
            return new OutcomeTotal(
                    metric,
                    part,
                    counted,
                    confirmed,
                    leftOut.entrySet().stream()
                            .map(each -> new LeftOut(
                                    each.getKey(),
                                    each.getValue().count(),
                                    numeric && each.getKey() != LeftOutReason.NOT_ADDITIVE
                                            ? each.getValue().sum()
                                            : null))
                            .toList());
        }
    }
}
