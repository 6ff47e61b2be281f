package pilotregistry.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// A pollutant that the notice wants coordinated audits to reduce (R08, R09), with the metrics that show it.
public record Pollutant(
        String code,
        int order,
        Label name,
        String symbol,
        String noticeText,
        Medium medium,
        CoAuditKind coAuditKind,
        Label goal,
        Label measuredAs,
        List<OutcomeMetric> metrics,
        @Nullable Label note) {

    public String id() {
        return "pollutant_" + code;
    }

    static Pollutant of(Row row, Keyed<OutcomeMetric> metrics) {
        return new Pollutant(
                row.text("code"),
                row.number("order"),
                row.label("name"),
                row.text("symbol"),
                row.text("notice_text"),
                row.constant(Medium.class, "medium"),
                row.constant(CoAuditKind.class, "co_audit_kind"),
                row.label("goal"),
                row.label("measured_as"),
                row.allAmong(metrics, "metrics"),
                row.optionalLabel("note"));
    }
}
