package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class SimilarCaseStudiesTests {

    private static final String SIMILAR = Caller.document("graphql-test/similarCaseStudies.graphql");

    @LocalServerPort
    int port;

    @Test
    void findsCasesOfTheSameMeasureAndIndustryAndSaysWhy() {
        var cases = new SearchedCases(port);
        var published = cases.published(List.of(cases.dyeing(), cases.dyeing(), cases.coking()));
        cases.search(cases.mark, Map.of());
        var id = published.getFirst().get("id").asString();
        var similar = Caller.anonymous(port)
                .data(SIMILAR, Map.of("id", id, "most", 50))
                .get("similarCaseStudies");
        // Cases that other tests published may be as near.
        var twin = similar.valueStream()
                .filter(found ->
                        found.toString().contains(published.get(1).get("id").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(similar.findValuesAsString("id"))
                .doesNotContain(id)
                .contains(published.get(1).get("id").asString());
        assertThat(twin.at("/reasons").findValuesAsString("name")).contains("中水回用", "印染", "节水");
        assertThat(twin.at("/reasons").findValuesAsString("kind")).contains("CONCEPT", "INDUSTRY", "METRIC", "PLACE");
    }

    @Test
    void knowsNothingOfWhatIsNotPublished() {
        var answer = Caller.anonymous(port).data(SIMILAR, Map.of("id", "case_0"));
        assertThat(answer.get("similarCaseStudies").isNull()).isTrue();
    }
}
