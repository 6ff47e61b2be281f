package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

/// A hit that is within a range only by a value that is doubtful says so.
@RegistryTest
class DoubtfulHitTests {

    @LocalServerPort
    int port;

    @Test
    void namesTheMetricWhoseValueIsBeyondWhatIsPlausible() {
        var cases = new SearchedCases(port);
        var doubtful = cases.row("节水数值可疑", "中水回用。");
        doubtful.put(
                "results",
                List.of(
                        SearchedCases.result("water_saved", 30_000, "万吨/年"),
                        SearchedCases.result("cod_reduced", 12, "t/a")));
        var both = cases.row("一个可疑一个不可疑", "中水回用。");
        both.put(
                "results",
                List.of(
                        SearchedCases.result("water_saved", 30_000, "万吨/年"),
                        SearchedCases.result("water_saved", 20, "万吨/年")));
        var ids = cases.published(List.of(doubtful, both)).stream()
                .map(each -> each.get("id").asString())
                .toList();
        var stated = cases.search(cases.mark + " 节水 ≥ 10 万吨", Map.of());
        assertThat(doubtful(stated, ids.getFirst())).containsExactly("water_saved");
        assertThat(doubtful(stated, ids.getLast()))
                .as("within by another value too")
                .isEmpty();
        var more = cases.search(cases.mark + " 节水 ≥ 10000 万吨 COD ≥ 10 t/a", Map.of());
        assertThat(doubtful(more, ids.getFirst())).containsExactly("water_saved");
        var range = Map.of("metric", "water_saved", "gte", "10000", "unit", "万吨/年");
        var filtered = cases.search(cases.mark, Map.of("filter", Map.of("outcomes", List.of(range))));
        assertThat(doubtful(filtered, ids.getLast())).containsExactly("water_saved");
        assertThat(doubtful(cases.search(cases.mark, Map.of()), ids.getFirst()))
                .as("no range was asked for")
                .isEmpty();
    }

    private static List<String> doubtful(JsonNode hits, String id) {
        return hits.get("edges")
                .valueStream()
                .filter(edge -> edge.at("/node/id").asString().equals(id))
                .findAny()
                .orElseThrow()
                .get("doubtful")
                .findValuesAsString("key");
    }
}
