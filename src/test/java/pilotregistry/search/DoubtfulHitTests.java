package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.casestudy.CaseStory;
import tools.jackson.databind.JsonNode;

/// A hit that is within a range only by a value that is doubtful or disputed says so.
@RegistryTest
class DoubtfulHitTests {

    private static final String POSITION = "query($id: ID!) { caseStudy(id: $id) { feedPosition } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

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

    @Test
    void namesTheMetricWhoseOutcomeIsDisputed() {
        var story = new CaseStory(port, context);
        var pilot = story.passed();
        var amount = Map.of("value", "7", "unit", "吨/年");
        var sure = story.confirmedOutcome(pilot, Map.of("metric", "ammonia_nitrogen_reduced", "amount", amount));
        var open = story.outcome(pilot, Map.of("metric", "cod_reduced", "amount", amount));
        var mark = "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
        var results = List.of(Map.of("outcome", sure), Map.of("outcome", open));
        var id = story.published(pilot, CaseStory.content(mark, Map.of("results", results, "qualitative", false)));
        var asked = mark + " 氨氮 ≥ 5 t/a COD ≥ 5 t/a";
        assertThat(doubtful(search(asked, id), id)).isEmpty();
        story.verify("chen.eco", open, "VERIFY");
        story.verify("zhao.mee", open, "DISPUTE");
        assertThat(doubtful(search(asked, id), id)).containsExactly("cod_reduced");
        assertThat(doubtful(search(mark + " 氨氮 ≥ 5 t/a", id), id)).isEmpty();
    }

    private JsonNode search(String text, String published) {
        var anybody = Caller.anonymous(port);
        var position = anybody.data(POSITION, Map.of("id", published)).at("/caseStudy/feedPosition");
        return anybody.data(
                        Caller.document("graphql-test/searchCaseStudies.graphql"),
                        Map.of("text", text, "minPosition", position.asLong()))
                .get("searchCaseStudies");
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
