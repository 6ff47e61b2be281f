package pilotregistry.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.casestudy.CaseContent;
import pilotregistry.casestudy.CaseResult;
import pilotregistry.casestudy.Narrative;
import pilotregistry.casestudy.Replicability;
import pilotregistry.reference.Conversion;
import pilotregistry.reference.PilotType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The cases and questions of the judged set, and how a case is graded for a question.
final class JudgedSet {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A case with what it was written about; traps were written about nothing.
    record Judged(CaseCard card, JsonNode truth) {

        boolean isTrap() {
            return truth.isNull();
        }
    }

    record JudgedQuery(String text, String kind, List<String> wanted) {

        boolean wantsNothing() {
            return wanted.equals(List.of("-"));
        }
    }

    private JudgedSet() {}

    static List<Judged> cases() {
        return SearchFixtures.lines("judged-cases.ndjson").stream()
                .map(JSON::readTree)
                .map(line -> new Judged(card(line), line.get("truth")))
                .toList();
    }

    static List<JudgedQuery> queries() {
        return SearchFixtures.rows("judged-queries.tsv").stream()
                .map(row -> new JudgedQuery(row[0], row[1], List.of(row[2].split(" "))))
                .toList();
    }

    /// 3 all central, 2 one beside it, 1 one in passing, 0 one missing.
    static int grade(JudgedQuery query, Judged judged) {
        if (query.wantsNothing() || judged.isTrap()) {
            return 0;
        }
        return query.wanted().stream()
                .mapToInt(wanted -> level(wanted.substring(0, 1), wanted.substring(2), judged))
                .min()
                .orElse(0);
    }

    private static int level(String sign, String value, Judged judged) {
        var truth = judged.truth();
        return switch (sign) {
            case "m" ->
                Arrays.stream(value.split("\\|"))
                        .mapToInt(each -> measure(each, truth))
                        .max()
                        .orElse(0);
            case "i" -> same(truth.get("industry"), value);
            case "v" -> same(truth.get("province"), value);
            case "p" -> same(truth.get("place"), value);
            case "r" -> same(truth.get("region"), value);
            case "w" -> same(truth.get("watershed"), value);
            case "y" -> same(truth.get("year"), value);
            case "n" -> value.equals(judged.card().number()) ? 3 : 0;
            case "x" ->
                truth.get("metrics")
                                .valueStream()
                                .anyMatch(each -> each.asString().equals(value))
                        ? 3
                        : 0;
            default -> throw new IllegalArgumentException(sign);
        };
    }

    private static int same(JsonNode truth, String value) {
        return truth.asString().equals(value) ? 3 : 0;
    }

    private static int measure(String measure, JsonNode truth) {
        return Math.max(
                same(truth.get("primary"), measure),
                Math.max(same(truth.get("secondary"), measure) - 1, same(truth.get("passing"), measure) - 2));
    }

    private static CaseCard card(JsonNode line) {
        var replicability = line.get("replicability");
        var content = new CaseContent(
                line.get("title").asString(),
                line.get("summary").asString(),
                new Narrative(
                        text(line, "problem"), text(line, "approach"), null, null, null, text(line, "limiting"), null),
                results(line),
                texts(line.get("industries")).stream()
                        .map(code -> new IndustryChoice(code, null))
                        .toList(),
                text(line, "pilotType") == null ? null : PilotType.valueOf(text(line, "pilotType")),
                text(line, "provinceCode"),
                text(line, "prefectureCode"),
                text(line, "regionId"),
                text(line, "watershedId"),
                new Replicability(
                        texts(replicability.get("industries")),
                        text(replicability, "scale"),
                        texts(replicability.get("prerequisites")),
                        texts(replicability.get("notSuitableWhen")),
                        List.of(),
                        null,
                        replicability.get("paybackYears").isNull()
                                ? null
                                : replicability.get("paybackYears").decimalValue()),
                line.get("year").asInt());
        return new CaseCard(
                "case_" + line.get("key").asString(),
                line.get("number").asString(),
                content,
                "batch_02",
                Set.of(),
                true,
                0);
    }

    private static List<CaseResult> results(JsonNode line) {
        var results = new ArrayList<CaseResult>();
        for (var each : line.get("results")) {
            var metric = SearchFixtures.REFERENCE
                    .outcomeMetric(each.get("metric").asString())
                    .orElseThrow();
            var value = each.get("value").decimalValue();
            var unit = each.get("unit").asString();
            var canonical =
                    (Conversion.Converted) SearchFixtures.REFERENCE.units().convert(value, unit, metric);
            results.add(new CaseResult(metric.key(), value, unit, null, canonical.value(), null));
        }
        return results;
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.get(field).isNull() ? null : node.get(field).asString();
    }

    private static List<String> texts(JsonNode node) {
        return node.valueStream().map(JsonNode::asString).toList();
    }
}
