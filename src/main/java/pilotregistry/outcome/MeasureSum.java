package pilotregistry.outcome;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Measures added up, in the metric's own unit; where one of them is about so much, so is the sum.
record MeasureSum(BigDecimal value, @Nullable Qualifier qualifier, int measures) {

    static MeasureSum of(BigDecimal value, @Nullable Qualifier qualifier) {
        return new MeasureSum(value, qualifier, 1);
    }

    MeasureSum and(MeasureSum other) {
        var same = Objects.equals(qualifier, other.qualifier);
        return new MeasureSum(value.add(other.value), same ? qualifier : Qualifier.ABOUT, measures + other.measures);
    }

    /// The same measure in another column of the same metric.
    MeasureSum with(MeasureSum other) {
        var sum = and(other);
        return new MeasureSum(sum.value, sum.qualifier, measures);
    }
}
