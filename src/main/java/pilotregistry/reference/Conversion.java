package pilotregistry.reference;

import java.math.BigDecimal;

/// What comes of bringing a quantity to a metric's own unit.
public sealed interface Conversion {

    /// The quantity in the metric's unit.
    ///
    /// `yearAssumed`: the metric is annual and the unit did not say so. `approximate`: the unit has no exact length
    /// (a month as 30 days).
    record Converted(BigDecimal value, Unit unit, boolean perYear, boolean yearAssumed, boolean approximate)
            implements Conversion {}

    /// There is no such quantity of this metric.
    record Impossible(ConversionRefusal refusal) implements Conversion {}
}
