package pilotregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

@RegistryTest
class ReplayWebhookTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private WebhookStory story;
    private Caller ministry;
    private String id = "";

    @BeforeEach
    void someone() {
        story = new WebhookStory(port, context);
        ministry = Caller.person(port, "sun.ndrc");
        id = story.active(ministry, "/a", "types", List.of("CaseStudy"));
    }

    @AfterEach
    void nobody() {
        story.close();
    }

    @Test
    void deliversAgainUnderTheSameIds() {
        story.imported(3);
        story.goRound();
        var before = story.changes("/a");
        assertThat(before).hasSize(3);
        var replayed = replay(ministry, "position", before.getFirst().position());
        assertThat(replayed.get("errors")).isEmpty();
        story.goRound();
        assertThat(story.changes("/a").stream().skip(3).map(WebhookStory.Received::id))
                .containsExactly(before.get(1).id(), before.get(2).id());
        assertThat(story.shown(ministry, id).get("lag").asLong()).isZero();
    }

    @Test
    void standsAtOnceWhereItsOwnerHasItGoOn() {
        story.imported(2);
        story.goRound();
        story.answers("/a", call -> 500);
        story.imported(1);
        story.goRound();
        assertThat(story.shown(ministry, id).get("failures").asInt()).isOne();
        var from = story.positions("/a").getFirst() - 1;
        var answered = replay(ministry, "position", from).get("webhook");
        assertThat(answered.get("position").asLong()).isEqualTo(from);
        var shown = story.shown(ministry, id);
        assertThat(shown.get("position").asLong()).isEqualTo(from);
        assertThat(shown.get("lag").asLong()).isEqualTo(story.newest() - from);
        assertThat(shown.get("failures").asInt()).isZero();
        assertThat(shown.get("nextAttemptAt").isNull()).isTrue();
        story.answers("/a", call -> 200);
        story.goRound();
        assertThat(story.shown(ministry, id).get("lag").asLong()).isZero();
    }

    @Test
    void deliversWhatWasBeforeItWasRegistered() {
        var before = story.newest();
        story.imported(2);
        var late = story.active(ministry, "/late");
        story.goRound();
        assertThat(story.changes("/late")).isEmpty();
        WebhookStory.act(ministry, "replayWebhook", Map.of("id", late, "position", before));
        story.goRound();
        assertThat(story.positions("/late")).hasSize(2).isEqualTo(story.positions("/a"));
    }

    @Test
    void isDoneOnceForOneKey() {
        story.imported(1);
        story.goRound();
        var key = UUID.randomUUID().toString();
        var position = story.positions("/a").getFirst() - 1;
        for (int time = 0; time < 3; time++) {
            assertThat(replay(ministry, "position", position, "idempotencyKey", key)
                            .get("errors"))
                    .isEmpty();
            story.goRound();
        }
        assertThat(story.changes("/a")).hasSize(2);
    }

    @Test
    void refusesAPositionThatThereIsNot() {
        var newest = story.newest();
        for (var none : List.of(-1L, newest + 1_000)) {
            var refused = replay(ministry, "position", none);
            assertThat(refused.findValuesAsString("code")).containsExactly("POSITION_UNKNOWN");
            assertThat(refused.at("/errors/0/message").asString()).contains(String.valueOf(newest));
            assertThat(replay(ministry.in(Locale.ENGLISH), "position", none)
                            .at("/errors/0/message")
                            .asString())
                    .startsWith("The feed has no such position");
        }
    }

    @Test
    void passesOverNothingThatIsOwed() {
        var stands = story.shown(ministry, id).get("position").asLong();
        story.imported(2);
        var newest = story.newest();
        var refused = replay(ministry, "position", newest);
        assertThat(refused.findValuesAsString("code")).containsExactly("POSITION_AHEAD");
        assertThat(refused.at("/errors/0/message").asString())
                .contains("现在位置 " + stands)
                .contains("不能跳过");
        assertThat(replay(ministry.in(Locale.ENGLISH), "position", newest)
                        .at("/errors/0/message")
                        .asString())
                .startsWith("The webhook stands at position " + stands);
        story.goRound();
        assertThat(story.changes("/a")).hasSize(2);
    }

    @Test
    void refusesWhatIsNotConfirmedOrChangedSince() {
        var fresh = story.registered(ministry, "/b");
        for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            var refused = WebhookStory.act(ministry.in(language), "replayWebhook", Map.of("id", fresh, "position", 0));
            assertThat(refused.findValuesAsString("code")).containsExactly("NOT_CONFIRMED");
            assertThat(refused.at("/errors/0/message").asString()).contains("confirmWebhook");
        }
        var outdated = replay(ministry, "position", 0, "version", 7);
        assertThat(outdated.findValuesAsString("code")).containsExactly("VERSION_CONFLICT");
        assertThat(replay(ministry.in(Locale.ENGLISH), "version", 7)
                        .at("/errors/0/message")
                        .asString())
                .startsWith("You read version");
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        story.imported(1);
        story.goRound();
        assertThat(replay(ministry, "position", 0, "validateOnly", true).get("errors"))
                .isEmpty();
        story.goRound();
        assertThat(story.changes("/a")).hasSize(1);
    }

    @Test
    void isForItsOwnerOnly() {
        var document = Caller.document("graphql-test/replayWebhook.graphql");
        for (var other : List.of("admin", "zhao.mee")) {
            assertThat(Caller.person(port, other).code(document, Map.of("input", Map.of("id", id))))
                    .isEqualTo("NOT_FOUND");
        }
    }

    private JsonNode replay(Caller caller, Object... more) {
        return WebhookStory.act(caller, "replayWebhook", WebhookStory.with(new HashMap<>(Map.of("id", id)), more));
    }
}
