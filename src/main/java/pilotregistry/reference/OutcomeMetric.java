package pilotregistry.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// Something a pilot may report as its outcome (成效), with the one unit that sums and comparisons use.
///
/// `byDifference`: it may also be told by what was before and what is after.
public record OutcomeMetric(
        String key,
        int order,
        Label name,
        MetricKind kind,
        MetricForm form,
        @Nullable Unit unit,
        boolean perYear,
        List<String> unitsSeen,
        boolean byDifference,
        @Nullable PlausibleRange plausible,
        @Nullable Label note,
        Provenance provenance) {

    public String id() {
        return "metric_" + key;
    }

    /// The unit as it is written behind a value, such as t/a; null where values have none.
    public @Nullable String canonicalUnit() {
        if (unit == null) {
            return null;
        }
        return perYear ? unit.symbol() + "/a" : unit.symbol();
    }

    static OutcomeMetric of(Row row, Keyed<Unit> units) {
        var unit = row.optionalText("unit") == null ? null : row.among(units, "unit");
        var form = row.constant(MetricForm.class, "form");
        if ((unit != null) != form.measured()) {
            throw row.broken("a metric of form " + form + (unit == null ? " needs a unit" : " has no unit"));
        }
        return new OutcomeMetric(
                row.text("key"),
                row.number("order"),
                row.label("name"),
                row.constant(MetricKind.class, "kind"),
                form,
                unit,
                row.flag("per_year"),
                row.words("units_seen"),
                row.flag("by_difference"),
                PlausibleRange.of(row),
                row.optionalLabel("note"),
                row.provenance());
    }
}
