package pilotregistry.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class SavedSearchesTests {

    private static final String LIST = Caller.document("graphql-test/savedSearches.graphql");
    private static final String NODE = "query($id: ID!) { node(id: $id) { id ... on SavedSearch { name feedPath } } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private AlertStory story;
    private Caller partner;
    private String id = "";

    @BeforeEach
    void someone() {
        story = new AlertStory(port, context);
        partner = Caller.person(port, "xu.ndrc");
        id = story.saved(partner, "name", "我的检索 " + story.word).get("id").asString();
    }

    @AfterEach
    void nobody() {
        story.delete(partner, Map.of("id", id));
    }

    @Test
    void showsOnesOwn() {
        var mine = partner.data(LIST).get("savedSearches");
        assertThat(mine.get("totalCount").asInt()).isEqualTo(1);
        assertThat(mine.at("/nodes/0/name").asString()).contains(story.word);
        assertThat(partner.data(NODE, Map.of("id", id)).at("/node/name").asString())
                .contains(story.word);
    }

    @Test
    void showsNobodyElsesToAnybody() {
        var others = List.of(
                Caller.anonymous(port),
                Caller.partner(port),
                Caller.person(port, "admin"),
                Caller.person(port, "zhao.mee"),
                Caller.person(port, "xu.ndrc", "openid"));
        for (var other : others) {
            assertThat(other.data(LIST).toString()).doesNotContain(id, story.word);
            assertThat(other.code(NODE, Map.of("id", id))).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void comesInPages() {
        var second = story.saved(partner, "name", "第二项").get("id").asString();
        var document = """
                query($after: String) { savedSearches(first: 1, after: $after) {
                  nodes { id } pageInfo { hasNextPage endCursor } } }""";
        var page = partner.data(document).get("savedSearches");
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        var next = partner.data(
                        document, Map.of("after", page.at("/pageInfo/endCursor").asString()))
                .get("savedSearches");
        assertThat(List.of(
                        page.at("/nodes/0/id").asString(),
                        next.at("/nodes/0/id").asString()))
                .containsExactlyInAnyOrder(id, second);
        assertThat(next.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        story.delete(partner, Map.of("id", second));
    }
}
