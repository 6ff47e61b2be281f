package pilotregistry.reference;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// A unit and the words it is written with; `factor` leads to the unit of its dimension that has factor 1.
///
/// `metricKeys` limits a unit to some metrics: cubic metres measure water only, 1 m³ as 1 t.
public record Unit(
        String code,
        int order,
        String symbol,
        Label name,
        Dimension dimension,
        BigDecimal factor,
        List<String> words,
        List<String> metricKeys,
        boolean approximate,
        @Nullable Label note) {

    public String id() {
        return "unit_" + code;
    }

    public boolean fits(OutcomeMetric metric) {
        return metricKeys.isEmpty() || metricKeys.contains(metric.key());
    }

    static Unit of(Row row) {
        var factor = row.decimal("factor");
        if (factor.signum() <= 0) {
            throw row.broken("factor " + factor + " is not positive");
        }
        if (row.words("words").isEmpty()) {
            throw row.broken("unit " + row.text("code") + " has no words");
        }
        return new Unit(
                row.text("code"),
                row.number("order"),
                row.text("symbol"),
                row.label("name"),
                row.constant(Dimension.class, "dimension"),
                factor,
                row.words("words"),
                row.words("metrics"),
                row.flag("approximate"),
                row.optionalLabel("note"));
    }
}
