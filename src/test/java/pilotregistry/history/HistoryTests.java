package pilotregistry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.casestudy.CaseStory;
import pilotregistry.feed.Relay;
import tools.jackson.databind.JsonNode;

@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryTests {

    private static final String ASK = """
            query($id: ID!, $first: Int, $after: String) { history(id: $id, first: $first, after: $after) { totalCount
              nodes { sequence position at act title role organization { name } subject before after previous hash
                differences { path label before after } }
              pageInfo { hasNextPage endCursor } } }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    StoryClock clock;

    private CaseStory story;
    private String published = "";
    private String written = "";

    @BeforeAll
    void someoneWritesCases() {
        story = new CaseStory(port, context);
        published = story.published(story.passed(), "历次变更的案例");
        clock.advance(Duration.ofHours(1));
        CaseStory.done(story.act(
                "lin.yuan", "editCaseStudy", Map.of("id", published, "content", CaseStory.content("修订中的题名"))));
        written = story.drafted(story.passed(), "只有草稿的案例");
        context.getBean(Relay.class).drain();
    }

    @Test
    void tellsTheAuthorEveryActInWords() {
        var history = history("lin.yuan", published);
        assertThat(acts(history))
                .containsExactly(
                        "draftCaseStudy",
                        "fileCaseStudy",
                        "checkCaseStudy",
                        "checkCaseStudy",
                        "publishCaseStudy",
                        "editCaseStudy");
        var first = history.at("/nodes/0");
        assertThat(first.get("title").asString()).containsPattern("\\p{IsHan}");
        assertThat(first.get("role").asString()).isEqualTo("APPLICANT");
        assertThat(first.at("/organization/name").asString()).contains("石狮");
        assertThat(first.get("subject").asString()).isEqualTo("lin.yuan");
        assertThat(first.get("position").asLong()).isPositive();
        assertThat(first.get("previous").isNull()).isTrue();
        assertThat(history.at("/nodes/1/previous")).isEqualTo(first.get("hash"));
        assertThat(history.at("/nodes/1/before")).isEqualTo(first.get("after"));
        assertThat(labels(history.at("/nodes/5"))).anyMatch(label -> label.contains("题名"));
        assertThat(history.at("/nodes/5/differences").toString()).contains("修订中的题名");
    }

    @Test
    void tellsEverybodyWhatBecamePublicAndNothingElse() {
        var history = Caller.anonymous(port)
                .data(ASK.replace("subject", ""), Map.of("id", published))
                .get("history");
        assertThat(acts(history)).containsExactly("publishCaseStudy");
        var published = history.at("/nodes/0/differences");
        assertThat(published.toString())
                .contains("历次变更的案例")
                .doesNotContain("修订中的题名")
                .doesNotContain("修订中");
        assertThat(StreamSupport.stream(published.spliterator(), false))
                .isNotEmpty()
                .allMatch(difference -> difference.get("before").isNull());
    }

    @Test
    void saysWhoActedOnlyToThoseWhoActInTheProcedure() {
        assertThat(Caller.anonymous(port)
                        .code("query($id: ID!) { history(id: $id) { nodes { subject } } }", Map.of("id", published)))
                .isEqualTo("FIELD_FORBIDDEN");
    }

    @Test
    void isNotThereForThoseWhoDoNotSeeTheRecord() {
        for (var caller : List.of(Caller.anonymous(port), Caller.person(port, "huang.park"))) {
            assertThat(caller.code(ASK, Map.of("id", written))).isEqualTo("NOT_FOUND");
            assertThat(caller.code(ASK, Map.of("id", "industry_STEEL"))).isEqualTo("NOT_FOUND");
        }
        assertThat(acts(history("lin.yuan", written))).containsExactly("draftCaseStudy");
    }

    @Test
    void namesFieldsAndActsInTheLanguageOfTheReader() {
        var english = Caller.person(port, "lin.yuan").in(Locale.ENGLISH).data(ASK, Map.of("id", published));
        assertThat(english.at("/history/nodes/5/title").asString()).matches("[\\x20-\\x7e’]+");
        assertThat(labels(english.at("/history/nodes/5"))).anyMatch(label -> label.endsWith("Title"));
    }

    @Test
    void pagesInOrder() {
        var first = Caller.person(port, "lin.yuan").data(ASK, Map.of("id", published, "first", 4));
        var rest = Caller.person(port, "lin.yuan")
                .data(
                        ASK,
                        Map.of(
                                "id",
                                published,
                                "after",
                                first.at("/history/pageInfo/endCursor").asString()));
        assertThat(first.at("/history/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(first.at("/history/totalCount").asInt()).isEqualTo(6);
        assertThat(rest.at("/history/nodes").findValuesAsString("sequence")).containsExactly("5", "6");
    }

    private JsonNode history(String person, String id) {
        return Caller.person(port, person).data(ASK, Map.of("id", id)).get("history");
    }

    private static List<String> acts(JsonNode history) {
        return history.get("nodes").findValuesAsString("act");
    }

    private static List<String> labels(JsonNode entry) {
        return entry.get("differences").findValuesAsString("label");
    }
}
