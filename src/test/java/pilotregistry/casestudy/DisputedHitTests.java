package pilotregistry.casestudy;

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
import tools.jackson.databind.JsonNode;

/// A hit that is within a range only by a value whose outcome was disputed since says so.
@RegistryTest
class DisputedHitTests {

    private static final String POSITION = "query($id: ID!) { caseStudy(id: $id) { feedPosition } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

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
