package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

@RegistryTest
class MatchCaseStudiesTests {

    private static final String MATCH = Caller.document("graphql-test/matchCaseStudies.graphql");

    @LocalServerPort
    int port;

    @Test
    void saysWhatFitsWhatDoesNotAndWhatIsToBeLookedInto() {
        var cases = new SearchedCases(port);
        var id = cases.published(List.of(cases.dyeing())).getFirst().get("id").asString();
        cases.search(cases.mark, Map.of());

        var fitting = match(
                id,
                Map.of(
                        "industries", List.of("DYEING"),
                        "scale", "中小企业",
                        "provinceCode", "350000",
                        "problems", "用水指标紧张，要做再生水利用",
                        "conditions", "园区有集中供热"));
        assertThat(fitting.get("fits").findValuesAsString("kind"))
                .contains("INDUSTRY", "PROBLEM", "SCALE", "PLACE", "PREREQUISITE");
        assertThat(fitting.get("doesNotFit")).isEmpty();
        assertThat(fitting.get("toCheck").findValuesAsString("kind")).containsExactly("NOT_SUITABLE_WHEN");

        var other = match(id, Map.of("industries", List.of("PAPER"), "problems", "中水回用"));
        assertThat(other.get("doesNotFit").findValuesAsString("text")).containsExactly("印染");
        assertThat(other.get("fits").findValuesAsString("kind")).containsExactly("PROBLEM");
    }

    @Test
    void takesNoConditionForMetThatTheAskerLacks() {
        var cases = new SearchedCases(port);
        var row = cases.dyeing();
        row.put("industries", List.of("DYEING", "ELECTROPLATING"));
        row.put("replicability", Map.of("prerequisites", List.of("有集中供热"), "notSuitableWhen", List.of("无集中供热的园区")));
        var id = cases.published(List.of(row)).getFirst().get("id").asString();
        cases.search(cases.mark, Map.of());

        var lacking = match(id, Map.of("industries", List.of("DYEING"), "conditions", "无集中供热"));
        assertThat(lacking.get("fits").findValuesAsString("kind")).containsExactly("INDUSTRY");
        assertThat(lacking.get("doesNotFit").findValuesAsString("kind"))
                .containsExactly("PREREQUISITE", "NOT_SUITABLE_WHEN");
        var having = match(id, Map.of("industries", List.of("DYEING"), "conditions", "园区有集中供热"));
        assertThat(having.get("fits").findValuesAsString("kind")).containsExactly("INDUSTRY", "PREREQUISITE");
        assertThat(having.get("doesNotFit")).isEmpty();
        assertThat(having.get("toCheck").findValuesAsString("kind")).containsExactly("NOT_SUITABLE_WHEN");

        var other = match(id, Map.of("industries", List.of("PAPER"), "problems", "中水回用"));
        assertThat(other.get("doesNotFit").findValuesAsString("text")).containsExactly("印染、电镀");
    }

    @Test
    void refusesAProfileThatSaysNothing() {
        var nothing = Map.of("profile", Map.of("scale", "中小企业"));
        var answer = Caller.anonymous(port).ask(MATCH, nothing);
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("PROFILE_EMPTY");
        assertThat(answer.at("/errors/0/message").asString()).contains("请给出行业");
        assertThat(Caller.anonymous(port)
                        .in(Locale.ENGLISH)
                        .ask(MATCH, nothing)
                        .at("/errors/0/message")
                        .asString())
                .contains("name industries");
    }

    @Test
    void refusesCodesThatAreInNoListAndNumbersBelowNone() {
        for (var profile : List.of(
                Map.of("industries", List.of("NOPE")),
                Map.of("industries", List.of("DYEING"), "provinceCode", "NOPE"),
                Map.of("industries", List.of("DYEING"), "regionCode", "NOPE"),
                Map.of("industries", List.of("DYEING"), "watershedCode", "NOPE"))) {
            var answer = Caller.anonymous(port).ask(MATCH, Map.of("profile", profile));
            assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_VALUE");
            assertThat(answer.at("/errors/0/message").asString()).contains("“NOPE”");
        }
        var few = Caller.anonymous(port)
                .ask(MATCH, Map.of("profile", Map.of("industries", List.of("DYEING")), "most", -1));
        assertThat(few.at("/errors/0/extensions/code").asString()).isEqualTo("PAGE_SIZE");
        assertThat(few.at("/errors/0/message").asString()).contains("0 到 50", "-1");
    }

    private JsonNode match(String id, Map<String, ?> profile) {
        return Caller.anonymous(port)
                .data(MATCH, Map.of("profile", profile, "most", 50))
                .get("matchCaseStudies")
                .valueStream()
                .filter(each -> each.at("/caseStudy/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
