package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotregistry.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Synthetic cases that a ministry officer imports for one test, told apart from all others by a mark in their titles.
final class SearchedCases {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String IMPORT = """
            mutation($input: ImportCaseStudiesInput!) { importCaseStudies(input: $input) {
              created refused rows { caseStudy { id version number feedPosition } findings { message } } errors { message } } }""";
    private static final String SEARCH = Caller.document("graphql-test/searchCaseStudies.graphql");

    private final int port;

    /// A word that only this test's cases have.
    final String mark = "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    private long position;

    SearchedCases(int port) {
        this.port = port;
    }

    /// A case to import; what is not given here is left out.
    Map<String, Object> row(String title, String summary) {
        var row = new HashMap<String, Object>();
        row.put("key", UUID.randomUUID().toString());
        row.put("title", title + "（" + mark + "）");
        row.put("summary", summary);
        row.put("synthetic", true);
        return row;
    }

    Map<String, Object> dyeing() {
        var row = row("石狮市大堡集控区印染企业中水回用", "二级出水经超滤和反渗透后回到漂洗工段，新鲜水取用量下降三成。");
        row.put("problem", "用水指标紧张，废水排放量大。");
        row.put("approach", "建设再生水系统，配套多级逆流漂洗；含盐浓水另行处理。");
        row.put(
                "results",
                List.of(result("water_saved", 120, "万吨/年"), result("ammonia_nitrogen_reduced", 12.5, "t/a")));
        row.put("industries", List.of("DYEING"));
        row.put("provinceCode", "350000");
        row.put("year", 2022);
        row.put(
                "replicability",
                Map.of(
                        "scale",
                        "中小企业",
                        "prerequisites",
                        List.of("有集中供热或稳定热源"),
                        "notSuitableWhen",
                        List.of("水质含盐量过高、无浓水出路的企业"),
                        "paybackYears",
                        2.5));
        return row;
    }

    Map<String, Object> plating() {
        var row = row("镇江市电镀园区重金属回收", "含镍清洗水经离子交换富集，硫酸镍回到镀槽；中水用于冲洗。");
        row.put("approach", "废水分质分流，RTO处理喷涂废气。");
        row.put(
                "results",
                List.of(result("heavy_metals_reduced", 300, "kg/a"), result("ammonia_nitrogen_reduced", 4000, "kg/a")));
        row.put("industries", List.of("ELECTROPLATING"));
        row.put("provinceCode", "320000");
        row.put("year", 2021);
        return row;
    }

    Map<String, Object> coking() {
        var row = row("聚焦化工园区绿色转型的焦化厂干熄焦", "干熄炉回收红焦显热产蒸汽。");
        row.put("results", List.of(result("coal_equivalent_saved", 30000, "tce/a")));
        row.put("industries", List.of("COKING"));
        row.put("provinceCode", "140000");
        row.put("year", 2023);
        return row;
    }

    static Map<String, Object> result(String metric, Number value, String unit) {
        return Map.of("metric", metric, "value", value, "unit", unit);
    }

    /// Publishes them; a search from then on finds them.
    List<JsonNode> published(List<Map<String, Object>> rows) {
        var ndjson = rows.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n"));
        var answer = Caller.person(port, "zhao.mee")
                .data(IMPORT, Map.of("input", Map.of("file", Map.of("ndjson", ndjson))))
                .get("importCaseStudies");
        assertThat(answer.get("created").asInt()).as(answer.toPrettyString()).isEqualTo(rows.size());
        var studies = answer.get("rows")
                .valueStream()
                .map(each -> each.get("caseStudy"))
                .toList();
        position = studies.stream()
                .mapToLong(each -> each.get("feedPosition").asLong())
                .max()
                .orElse(0);
        return studies;
    }

    JsonNode search(@Nullable String text, Map<String, ?> more) {
        return Caller.anonymous(port).data(SEARCH, variables(text, more)).get("searchCaseStudies");
    }

    JsonNode asked(Caller caller, String text, Map<String, ?> more) {
        return caller.ask(SEARCH, variables(text, more));
    }

    private Map<String, Object> variables(@Nullable String text, Map<String, ?> more) {
        var variables = new HashMap<String, Object>(more);
        variables.put("text", text);
        variables.putIfAbsent("minPosition", position);
        return variables;
    }

    static List<String> ids(JsonNode hits) {
        return hits.get("edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").asString())
                .toList();
    }

    long position() {
        return position;
    }
}
