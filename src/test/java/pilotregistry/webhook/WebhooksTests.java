package pilotregistry.webhook;

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
class WebhooksTests {

    private static final String LIST = Caller.document("graphql-test/webhooks.graphql");
    private static final String NODE = "query($id: ID!) { node(id: $id) { id ... on Webhook { url lag } } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private WebhookStory story;
    private Caller province;
    private String id = "";

    @BeforeEach
    void someone() {
        story = new WebhookStory(port, context);
        province = Caller.person(port, "xu.ndrc");
        id = story.registered(province, "/" + story.word, "position", 0);
    }

    @AfterEach
    void nobody() {
        story.close();
    }

    @Test
    void showsOnesOwnAndHowFarTheyAreTold() {
        var mine = province.data(LIST).get("webhooks");
        assertThat(mine.get("totalCount").asInt()).isEqualTo(1);
        assertThat(mine.at("/nodes/0/url").asString()).contains(story.word);
        assertThat(mine.at("/nodes/0/position").asLong()).isZero();
        assertThat(mine.at("/nodes/0/lag").asLong()).isPositive();
        assertThat(mine.at("/nodes/0/deadLetters")).isEmpty();
        assertThat(province.data(NODE, Map.of("id", id)).at("/node/url").asString())
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
    void saysOfWhatNothingServesThatItIsNotServedAndShowsTheOthers() {
        var other = story.registered(province, "/other");
        context.getBean(Dispatches.class).remove(new WebhookId(id));
        var shown = story.shown(province, id);
        assertThat(shown.at("/lastError/code").asString()).isEqualTo("SECRET_MISSING");
        assertThat(shown.get("position").asLong()).isZero();
        assertThat(shown.get("lag").asLong()).isPositive();
        assertThat(shown.get("nextAttemptAt").isNull()).isTrue();
        assertThat(story.shown(province, other).get("lastError").isNull()).isTrue();
    }

    @Test
    void comesInPages() {
        story.clock().advance(java.time.Duration.ofSeconds(1));
        var second = story.registered(province, "/second");
        var document = """
                query($after: String) { webhooks(first: 1, after: $after) {
                  nodes { id } pageInfo { hasNextPage endCursor } } }""";
        var page = province.data(document).get("webhooks");
        assertThat(page.at("/nodes/0/id").asString()).isEqualTo(second);
        var next = province.data(
                        document, Map.of("after", page.at("/pageInfo/endCursor").asString()))
                .get("webhooks");
        assertThat(next.at("/nodes/0/id").asString()).isEqualTo(id);
        assertThat(next.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    }
}
