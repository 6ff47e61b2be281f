package pilotregistry.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.recommendation.ProvincialStory.done;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

/// Who sees what of a recommendation: through the query, the list, the node and the application.
@RegistryTest
class RecommendationQueriesTests {

    private static final String NODE = "query($id: ID!) { node(id: $id) { id ... on Recommendation { quota } } }";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    private ProvincialStory story;
    private String lettered;
    private String listed;

    @BeforeEach
    void recommendOneOfTwo() {
        story = ProvincialStory.begin(port, mongo);
        lettered = story.jointlyEndorsed("函中");
        listed = story.filed("函外");
        done(story.verify(story.development, listed, Map.of("rank", 1)));
    }

    @Test
    void showsAllOfItToBothDepartments() {
        for (var department : List.of(story.ecology, story.development)) {
            var seen = story.recommendation(department);
            assertThat(seen.get("id").asString()).isEqualTo(story.id());
            assertThat(seen.at("/province/code").asString()).isEqualTo("350000");
            assertThat(seen.get("seatsTaken").asInt()).isEqualTo(2);
            assertThat(ids(seen)).containsExactly(listed, lettered);
            assertThat(department
                            .data(NODE, Map.of("id", story.id()))
                            .at("/node/quota")
                            .asInt())
                    .isEqualTo(5);
            assertThat(list(department).at("/nodes/0/id").asString()).isEqualTo(story.id());
        }
    }

    @Test
    void showsTheMinistriesOnlyWhatALetterNames() {
        isHiddenFrom(story.ministry);
        done(story.issue("闽环科财〔2023〕21号"));
        var seen = story.recommendation(story.ministry);
        assertThat(seen.get("entries")).hasSize(1);
        assertThat(seen.get("seatsTaken").asInt()).isEqualTo(1);
        assertThat(seen.at("/entries/0/round/letter/documentNumber").asString()).isEqualTo("闽环科财〔2023〕21号");
        assertThat(seen.at("/entries/0/application").isNull()).isTrue();
        assertThat(list(story.ministry).at("/totalCount").asInt()).isEqualTo(1);
        story.submit(lettered);
        assertThat(ids(story.recommendation(story.ministry))).containsExactly(lettered);
        assertThat(story.entryOf(story.ministry, lettered)
                        .at("/recommendationEntry/round/letterOutcome")
                        .asString())
                .isEqualTo("ENTERED");
    }

    @Test
    void showsAnApplicantTheEntryOfItsOwnApplicationAndNoMore() {
        var entry = story.entryOf(story.applicant, listed).get("recommendationEntry");
        assertThat(entry.get("holdsSeat").asBoolean()).isTrue();
        assertThat(entry.at("/application/id").asString()).isEqualTo(listed);
        assertThat(entry.at("/round/verification/result").asString()).isEqualTo("AUTHENTIC");
        isHiddenFrom(story.applicant);
        var unlisted = story.filed("未列");
        assertThat(story.entryOf(story.applicant, unlisted)
                        .get("recommendationEntry")
                        .isNull())
                .isTrue();
    }

    @Test
    void hidesItFromEverybodyElse() {
        done(story.issue("闽环科财〔2023〕22号"));
        story.submit(lettered);
        isHiddenFrom(Caller.anonymous(port));
        isHiddenFrom(Caller.partner(port));
        isHiddenFrom(story.otherApplicant);
        isHiddenFrom(story.otherEcology);
        isHiddenFrom(story.otherDevelopment);
        isHiddenFrom(Caller.person(port, "qian.expert"));
        isHiddenFrom(Caller.person(port, "admin"));
        var analyst = Caller.person(port, "li.analyst");
        isHiddenFrom(analyst);
        assertThat(story.entryOf(analyst, lettered).get("recommendationEntry").isNull())
                .isTrue();
    }

    @Test
    void listsWithFilterAndOrder() {
        var elsewhere = story.filedElsewhere("江苏");
        done(story.verify(story.otherEcology, elsewhere));
        done(story.endorse(story.otherEcology, elsewhere));
        done(story.endorse(story.otherDevelopment, elsewhere));
        done(story.issue(story.otherDevelopment, "苏环办〔2023〕7号", Map.of()));
        done(story.issue("闽环科财〔2023〕23号"));
        var page = story.ministry
                .data(
                        Caller.document("graphql-test/recommendations.graphql"),
                        Map.of(
                                "filter",
                                Map.of("batch", Map.of("eq", story.batch)),
                                "orderBy",
                                List.of(Map.of("field", "PROVINCE", "direction", "DESC"))))
                .get("recommendations");
        assertThat(page.get("nodes").valueStream().map(node -> node.get("id").asString()))
                .containsExactly(story.id(), story.id().replace("350000", "320000"));
        assertThat(page.at("/nodes/1/seatsTaken").asInt()).isEqualTo(1);
    }

    @Test
    void tellsMalformedNamesFromUnknownOnes() {
        var recommendation = Caller.document("graphql-test/recommendation.graphql");
        assertThat(story.ecology.code(recommendation, Map.of("batch", "nonsense", "province", "350000")))
                .isEqualTo("BAD_ID");
        assertThat(story.ecology.code(recommendation, Map.of("batch", story.batch, "province", "福建")))
                .isEqualTo("NOT_FOUND");
        assertThat(story.ecology.code(NODE, Map.of("id", "recommendation_"))).isEqualTo("BAD_ID");
    }

    private void isHiddenFrom(Caller caller) {
        assertThat(caller.code(
                        Caller.document("graphql-test/recommendation.graphql"),
                        Map.of("batch", story.batch, "province", "350000")))
                .isEqualTo("NOT_FOUND");
        assertThat(caller.code(NODE, Map.of("id", story.id()))).isEqualTo("NOT_FOUND");
        assertThat(list(caller).at("/totalCount").asInt()).isZero();
    }

    private JsonNode list(Caller caller) {
        return caller.data(
                        Caller.document("graphql-test/recommendations.graphql"),
                        Map.of("filter", Map.of("batch", Map.of("eq", story.batch))))
                .get("recommendations");
    }

    private static List<String> ids(JsonNode recommendation) {
        return recommendation
                .get("entries")
                .valueStream()
                .map(entry -> entry.at("/application/id").asString())
                .toList();
    }
}
