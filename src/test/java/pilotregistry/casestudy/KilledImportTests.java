package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import pilotregistry.Caller;
import pilotregistry.RegistryProcess;
import pilotregistry.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The registry is killed (SIGKILL) amid an import, and started again on what is left.
@Execution(ExecutionMode.CONCURRENT)
class KilledImportTests {

    private static final int CASES = 2_500;
    private static final String IMPORT = """
            mutation($input: ImportCaseStudiesInput!) { importCaseStudies(input: $input) {
              created unchanged changed refused errors { code } } }""";

    private final Map<String, Object> input =
            Map.of("file", Map.of("ndjson", file()), "source", "合成数据（测试）", "idempotencyKey", "killed-import");

    @Test
    void leavesEachCaseWholeOrAbsentAndIsCompletedByTheSameCall() {
        var database = TestDatabase.fresh();
        importUntilKilled(RegistryProcess.start(database));
        try (var registry = RegistryProcess.start(database)) {
            var port = registry.uri("/").getPort();
            var left = published(port);
            assertThat(left).isNotEmpty();
            assertThat(left.values()).allSatisfy(KilledImportTests::isWhole);
            var completed = imported(port);
            assertThat(completed.get("created").asInt()).isEqualTo(CASES - left.size());
            assertThat(completed.get("unchanged").asInt()).isEqualTo(left.size());
            var all = published(port);
            assertThat(all).hasSize(CASES).containsAllEntriesOf(left);
            assertThat(all.values()).allSatisfy(KilledImportTests::isWhole);
            assertThat(all.values())
                    .extracting(each -> each.get("number").asString())
                    .doesNotHaveDuplicates();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(found(port)).isEqualTo(all.keySet()));
        }
    }

    private void importUntilKilled(RegistryProcess registry) {
        var port = registry.uri("/").getPort();
        try (var importer = Executors.newSingleThreadExecutor()) {
            var unused = importer.submit(() -> {
                try {
                    imported(port);
                } catch (UncheckedIOException killed) {
                    // what was under way is not acknowledged
                }
            });
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Caller.anonymous(port)
                                    .data("{ caseStudies(filter: { synthetic: { eq: true } }) { totalCount } }")
                                    .at("/caseStudies/totalCount")
                                    .asInt()
                            > 0);
            registry.kill();
        }
    }

    private JsonNode imported(int port) {
        var payload = Caller.person(port, "zhao.mee")
                .data(IMPORT, Map.of("input", input))
                .get("importCaseStudies");
        assertThat(payload.get("errors")).isEmpty();
        return payload;
    }

    private static void isWhole(JsonNode study) {
        assertThat(study.get("status").asString()).isEqualTo("PUBLISHED");
        assertThat(study.get("number").asString()).startsWith("CS-");
        assertThat(study.at("/content/summary").asString()).isEqualTo("摘要");
        assertThat(study.at("/published/number").asInt()).isEqualTo(1);
        assertThat(study.at("/versions/0/number").asInt()).isEqualTo(1);
    }

    private static Map<String, JsonNode> published(int port) {
        return all(
                        port,
                        "caseStudies(filter: { synthetic: { eq: true } },",
                        "id number status title content { summary } published { number } versions { number }")
                .stream()
                .collect(Collectors.toMap(each -> each.get("id").asString(), each -> each));
    }

    private static TreeSet<String> found(int port) {
        return all(port, "searchCaseStudies(text: \"合成案例\",", "id").stream()
                .map(each -> each.get("id").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> all(int port, String list, String fields) {
        var nodes = new ArrayList<JsonNode>();
        String after = "";
        while (true) {
            var page = Caller.anonymous(port)
                    .data("{ page: %s first: 100 %s) { nodes { %s } pageInfo { hasNextPage endCursor } } }"
                            .formatted(list, after, fields))
                    .get("page");
            page.get("nodes").forEach(nodes::add);
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return nodes;
            }
            after = "after: \"" + page.at("/pageInfo/endCursor").asString() + "\"";
        }
    }

    private static String file() {
        return IntStream.range(0, CASES)
                .mapToObj(number -> {
                    var row = new HashMap<String, Object>(
                            Map.of("key", "K" + number, "title", "合成案例 " + number, "summary", "摘要"));
                    row.put("synthetic", true);
                    return JsonMapper.shared().writeValueAsString(row);
                })
                .collect(Collectors.joining("\n"));
    }
}
