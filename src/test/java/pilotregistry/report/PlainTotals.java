package pilotregistry.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Decimal128;

/// Adds up stored outcomes by itself: slowly, from the revisions alone, and without any of the registry's code.
final class PlainTotals {

    private static final List<String> NO_NUMBERS =
            List.of("cp_level_before", "cp_level_after", "deliverables", "baseline_period", "verified_by");
    private static final List<String> SHARES = List.of("unit_energy_drop", "audit_cost_saved_pct");
    private static final List<String> ONE_OFF = List.of(
            "enterprises_covered",
            "no_low_cost_options",
            "medium_high_cost_options",
            "investment",
            "unit_energy_drop",
            "audit_cost",
            "audit_cost_saved_pct",
            "audit_time_saved");

    private PlainTotals() {}

    /// Each total as one line, with a line for each reason why something was left out.
    static List<String> of(List<Document> outcomes, Function<Document, String> part, boolean shares) {
        var lines = new TreeMap<String, Line>();
        for (var outcome : outcomes) {
            var key = metric(outcome) + " " + part.apply(outcome);
            var line = lines.computeIfAbsent(key, unseen -> new Line());
            var reason = reason(outcome, outcomes, shares);
            if (reason == null) {
                line.counted.add(value(outcome));
                if (status(outcome).equals("CONFIRMED")) {
                    line.confirmed.add(value(outcome));
                }
            } else {
                line.left.computeIfAbsent(reason, unseen -> new ArrayList<>()).add(outcome);
            }
        }
        return lines.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().written(each.getKey()))
                .sorted()
                .toList();
    }

    static final class Line {

        final List<BigDecimal> counted = new ArrayList<>();
        final List<BigDecimal> confirmed = new ArrayList<>();
        final Map<String, List<Document>> left = new TreeMap<>();

        private String written(String key) {
            var text = new StringBuilder(
                    sum(counted) + "/" + counted.size() + " " + sum(confirmed) + "/" + confirmed.size());
            left.forEach((reason, some) -> text.append(" ").append(reason).append(some.size()));
            return text.toString();
        }
    }

    static String sum(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String reason(Document outcome, List<Document> all, boolean shares) {
        var alone = alone(outcome, shares);
        if (alone != null) {
            return alone;
        }
        var rivals = all.stream()
                .filter(other -> other != outcome && pilot(other).equals(pilot(outcome)))
                .filter(other -> metric(other).equals(metric(outcome)) && alone(other, shares) == null)
                .filter(other -> !ONE_OFF.contains(metric(outcome)) || overlaps(outcome, other))
                .toList();
        if (enterprise(outcome) != null
                && rivals.stream().anyMatch(other -> enterprise(other) == null && counts(other, all, shares))) {
            return "PART_OF_PILOT_FIGURE";
        }
        return rivals.stream()
                        .anyMatch(other -> Objects.equals(enterprise(other), enterprise(outcome))
                                && before(other, outcome)
                                && counts(other, all, shares))
                ? "OTHER_PERIOD"
                : null;
    }

    private static boolean counts(Document outcome, List<Document> all, boolean shares) {
        return reason(outcome, all, shares) == null;
    }

    private static String alone(Document outcome, boolean shares) {
        if (NO_NUMBERS.contains(metric(outcome)) || value(outcome) == null) {
            return "NOT_NUMERIC";
        }
        if (SHARES.contains(metric(outcome)) && !shares) {
            return "NOT_ADDITIVE";
        }
        if (status(outcome).equals("DISPUTED")) {
            return "DISPUTED";
        }
        var findings = current(outcome).getList("findings", Document.class).stream()
                .map(finding -> finding.getString("code"))
                .toList();
        if (findings.stream().anyMatch(List.of("ABOVE_RANGE", "BELOW_RANGE", "DIFFERENCE_DISAGREES")::contains)) {
            return "IMPLAUSIBLE";
        }
        var report = current(outcome).get("report", Document.class);
        if (!report.getString("nature").equals("ACHIEVED")) {
            return report.getString("nature");
        }
        if (metric(outcome).equals("coal_equivalent_saved")
                && !Boolean.FALSE.equals(report.getBoolean("coalEquivalentIncludesElectricity"))) {
            return "MAY_INCLUDE_ELECTRICITY";
        }
        return findings.contains("PERIOD_NOT_A_YEAR") ? "PERIOD_NOT_A_YEAR" : null;
    }

    // Confirmed before verified before reported; then the latest end, then the earliest start.
    private static boolean before(Document one, Document other) {
        return rank(one).compareTo(rank(other)) < 0;
    }

    private static String rank(Document outcome) {
        var sure = List.of("CONFIRMED", "PROVINCE_VERIFIED", "REPORTED").indexOf(status(outcome));
        var end = period(outcome, "end");
        var text = period(outcome, "text");
        var late = end != null ? end : text == null ? "9999" : "";
        var inverted = new StringBuilder();
        (late + "~").chars().forEach(c -> inverted.append((char) (0xFFF - c)));
        return sure + "|" + inverted + "|" + Objects.toString(period(outcome, "start"), "") + "|"
                + Objects.toString(text, "");
    }

    private static boolean overlaps(Document one, Document other) {
        return !(isBefore(period(one, "end"), period(other, "start"))
                || isBefore(period(other, "end"), period(one, "start")));
    }

    private static boolean isBefore(String end, String start) {
        return end != null && start != null && end.compareTo(start) < 0;
    }

    static String pilot(Document outcome) {
        return outcome.getEmbedded(List.of("subject", "pilot"), String.class);
    }

    static String metric(Document outcome) {
        return outcome.getEmbedded(List.of("subject", "metric"), String.class);
    }

    private static String enterprise(Document outcome) {
        var enterprise = (Document) outcome.get("subject", Document.class).get("enterprise");
        return enterprise == null ? null : enterprise.getString("socialCreditCode");
    }

    static String period(Document outcome, String end) {
        var period = (Document) outcome.get("subject", Document.class).get("period");
        return period == null ? null : period.getString(end);
    }

    static Document current(Document outcome) {
        var revisions = outcome.getList("revisions", Document.class);
        return revisions.get(revisions.size() - 1);
    }

    private static String status(Document outcome) {
        var steps = current(outcome).getList("verifications", Document.class);
        return steps.isEmpty()
                ? "REPORTED"
                : Map.of("VERIFY", "PROVINCE_VERIFIED", "CONFIRM", "CONFIRMED", "DISPUTE", "DISPUTED")
                        .get(steps.get(steps.size() - 1).getString("step"));
    }

    static BigDecimal value(Document outcome) {
        var report = current(outcome).get("report", Document.class);
        var amount = figure(report, "amount");
        var before = figure(report, "baseline");
        var after = figure(report, "after");
        return amount != null ? amount : before == null || after == null ? null : before.subtract(after);
    }

    private static BigDecimal figure(Document report, String name) {
        var figure = (Document) report.get(name);
        return figure == null ? null : figure.get("canonical", Decimal128.class).bigDecimalValue();
    }
}
