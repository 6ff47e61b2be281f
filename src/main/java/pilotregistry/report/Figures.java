package pilotregistry.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What several numbers come to, where they are compared and not added.
final class Figures {

    private static final int DIGITS = 4;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Figures() {}

    /// Null of none.
    static @Nullable BigDecimal median(List<BigDecimal> values) {
        if (values.isEmpty()) {
            return null;
        }
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO); // exact: halving adds one digit
    }

    /// Null of none.
    static @Nullable BigDecimal mean(List<BigDecimal> values) {
        return values.isEmpty()
                ? null
                : values.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(values.size()), DIGITS, RoundingMode.HALF_UP);
    }

    /// What part a number is of another; null where either is not known, or there is nothing to be a part of.
    static @Nullable BigDecimal rate(@Nullable Integer part, @Nullable Integer whole) {
        return part == null || whole == null || whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_UP);
    }
}
