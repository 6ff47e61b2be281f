package pilotregistry.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.OutcomeMetric;

/// The total of one metric in one part, and what was left out of it.
///
/// @param single the figures one by one, of metrics that are compared as such
public record OutcomeTotal(
        OutcomeMetric metric,
        OutcomeGrouping.Part part,
        Sum counted,
        Sum confirmed,
        List<BigDecimal> single,
        List<LeftOut> leftOut) {

    private static final int SHARE_DIGITS = 4;

    /// So many, and what they come to.
    public record Sum(int count, BigDecimal sum) {

        static final Sum NONE = new Sum(0, BigDecimal.ZERO);

        Sum and(@Nullable BigDecimal value) {
            return new Sum(count + 1, value == null ? sum : sum.add(value));
        }

        Sum and(Sum other) {
            return new Sum(count + other.count, sum.add(other.sum));
        }
    }

    /// What was left out for one reason.
    ///
    /// @param sum null where they are no numbers, or numbers that do not add up
    public record LeftOut(
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
        private final List<BigDecimal> single = new ArrayList<>();
        private final Map<LeftOutReason, Sum> leftOut = new EnumMap<>(LeftOutReason.class);

        Adding(OutcomeMetric metric) {
            numeric = metric.form().measured();
        }

        void count(PilotFigures.Cell cell) {
            counted = counted.and(cell.all());
            confirmed = confirmed.and(cell.confirmed());
            single.addAll(cell.single());
        }

        void leave(PilotFigures.Cell cell, LeftOutReason reason) {
            leftOut.merge(reason, cell.all(), Sum::and);
        }

        OutcomeTotal done(OutcomeMetric metric, OutcomeGrouping.Part part) {
            return new OutcomeTotal(
                    metric,
                    part,
                    counted,
                    confirmed,
                    List.copyOf(single),
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
