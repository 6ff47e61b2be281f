package pilotregistry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseIndexTests {

    private static final String INDEX = """
            query($filter: CaseStudyFilter) { caseIndex(filter: $filter) { asOf { at feedPosition } caseCount syntheticCount
              entries { industry { code } measure { code name } replicability caseCount numbers } } }""";

    /// What the texts of these cases tell of, in words that nobody could take for others.
    private static final Map<String, String> MEASURES =
            Map.of("中水回用", "water_reuse", "逆流漂洗", "countercurrent_rinsing", "离子交换", "ion_exchange");

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    private final String mark = "索引" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    void someCasesAreImported() {
        var ids = imported(
                Map.of(
                        "title",
                        "印染园区中水回用 " + mark,
                        "summary",
                        "漂洗工段改为逆流漂洗。",
                        "industries",
                        List.of("DYEING", "ELECTROPLATING"),
                        "replicability",
                        Map.of("prerequisites", List.of("有污水厂"), "paybackYears", 2.5)),
                Map.of("title", "电镀园区离子交换 " + mark, "summary", "镍回到镀槽。", "industries", List.of("ELECTROPLATING")),
                Map.of("title", "什么也没有写明 " + mark, "summary", "摘要。"),
                Map.of("title", "将撤回的中水回用 " + mark, "summary", "摘要。", "industries", List.of("DYEING")));
        var input = Map.of("id", ids.getLast(), "reason", "数据有误");
        Caller.person(port, "zhao.mee")
                .data(
                        "mutation($input: RetractCaseStudyInput!) { retractCaseStudy(input: $input) { errors { code } } }",
                        Map.of("input", input));
        var position = Caller.person(port, "zhao.mee")
                .data("query($id: ID!) { caseStudy(id: $id) { feedPosition } }", Map.of("id", ids.getLast()))
                .at("/caseStudy/feedPosition")
                .asLong();
        Caller.anonymous(port)
                .data(
                        "query($position: Long) { searchCaseStudies(minPosition: $position, first: 0) { totalCount } }",
                        Map.of("position", position));
    }

    @Test
    void agreesWithAReadingOfTheStoredDocuments() {
        var entries = new TreeMap<String, TreeSet<String>>();
        for (var study : stored()) {
            for (var industry : industries(study)) {
                for (var measure : measures(study)) {
                    for (var feature : features(study)) {
                        entries.computeIfAbsent(industry + " " + measure + " " + feature, unseen -> new TreeSet<>())
                                .add(number(study));
                    }
                }
            }
        }
        var index = ask(Map.of());
        var told = new TreeMap<String, TreeSet<String>>();
        index.get("entries")
                .forEach(entry -> told.put(
                        entry.at("/industry/code").asString("null") + " "
                                + entry.at("/measure/code").asString("null") + " "
                                + entry.get("replicability").asString("null"),
                        entry.get("numbers")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.toCollection(TreeSet::new))));
        assertThat(told).isEqualTo(entries).hasSize(2 * 2 * 3 + 1 + 1);
        assertThat(index.get("caseCount").asInt()).isEqualTo(3);
        assertThat(index.get("syntheticCount").asInt()).isEqualTo(3);
        index.get("entries")
                .forEach(entry -> assertThat(entry.get("caseCount").asInt())
                        .isEqualTo(entry.get("numbers").size()));
    }

    @Test
    void takesTheFiltersOfTheList() {
        var index = ask(Map.of("industries", Map.of("has", "DYEING")));
        assertThat(index.get("caseCount").asInt()).isEqualTo(1);
    }

    @Test
    void namesMeasuresInTheCallersLanguage() {
        var filter = Map.of("title", Map.of("contains", mark));
        var en = Caller.anonymous(port).in(Locale.ENGLISH).data(INDEX, Map.of("filter", filter));
        assertThat(en.at("/caseIndex/entries").findValuesAsString("name"))
                .isNotEmpty()
                .allMatch(name -> name.matches("[\\p{ASCII}]+"));
        assertThat(ask(Map.of()).get("entries").findValuesAsString("name"))
                .allMatch(name -> name.matches(".*\\p{IsHan}.*"));
    }

    private JsonNode ask(Map<String, ?> more) {
        var filter = new TreeMap<String, Object>(more);
        filter.put("title", Map.of("contains", mark));
        return Caller.anonymous(port).data(INDEX, Map.of("filter", filter)).get("caseIndex");
    }

    @SafeVarargs
    private List<String> imported(Map<String, Object>... rows) {
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new TreeMap<>(row);
            line.put("key", UUID.randomUUID().toString());
            line.put("synthetic", true);
            lines.add(JsonMapper.shared().writeValueAsString(line));
        }
        var answer = Caller.person(port, "zhao.mee")
                .data("""
                        mutation($input: ImportCaseStudiesInput!) { importCaseStudies(input: $input) {
                          created rows { caseStudy { id } findings { message } } errors { message } } }""", Map.of("input", Map.of("file", Map.of("ndjson", String.join("\n", lines)))))
                .get("importCaseStudies");
        assertThat(answer.get("created").asInt()).as(answer.toPrettyString()).isEqualTo(rows.length);
        return answer.get("rows")
                .valueStream()
                .map(row -> row.at("/caseStudy/id").asString())
                .toList();
    }

    // From here on: the same, read from what is stored.

    private List<Document> stored() {
        return mongo.getCollection("caseStudies").find().into(new ArrayList<>()).stream()
                .filter(study -> study.getEmbedded(List.of("keys", "title"), "").contains(mark))
                .filter(study ->
                        study.getEmbedded(List.of("progress"), Document.class).get("retraction") == null)
                .toList();
    }

    private static Document content(Document study) {
        return study.getEmbedded(List.of("progress", "publication", "paper", "content"), Document.class);
    }

    private static String number(Document study) {
        return study.getEmbedded(List.of("progress", "number", "text"), String.class);
    }

    private static List<String> industries(Document study) {
        return orNull(content(study).getList("industries", Document.class).stream()
                .map(each -> each.getString("code"))
                .toList());
    }

    private static List<String> measures(Document study) {
        var text = content(study).getString("title") + content(study).getString("summary");
        return orNull(MEASURES.entrySet().stream()
                .filter(each -> text.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    private static List<String> features(Document study) {
        var replicability = content(study).get("replicability", new Document());
        var features = new ArrayList<String>();
        if (!replicability.getList("prerequisites", String.class, List.of()).isEmpty()) {
            features.add("PREREQUISITES_STATED");
        }
        if (replicability.get("paybackYears") != null) {
            features.add("PAYBACK_STATED");
            features.add("PAYBACK_WITHIN_THREE_YEARS");
        }
        return orNull(features);
    }

    private static List<String> orNull(List<String> some) {
        return some.isEmpty() ? List.of("null") : some;
    }
}
