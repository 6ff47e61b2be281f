package pilotregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Ledger;
import tools.jackson.databind.JsonNode;

@RegistryTest
class RotateWebhookSecretTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Dispatches dispatches;

    private WebhookStory story;
    private Caller province;
    private String id = "";

    @BeforeEach
    void someone() {
        story = new WebhookStory(port, context);
        province = Caller.person(port, "wu.ndrc");
        id = story.active(province, "/a", "types", List.of("CaseStudy"));
    }

    @AfterEach
    void nobody() {
        story.close();
    }

    @Test
    void signsWithBothWhileTheyOverlapAndThenWithTheNewOne() {
        var before = story.secret("/a");
        var rotated = rotate(province, "overlapHours", 2);
        var after = rotated.get("secret").asString();
        assertThat(after).startsWith("whsec_").isNotEqualTo(before);
        assertThat(story.shown(province, id).get("formerSecretUntil").asString())
                .isNotEmpty();
        story.imported(1);
        story.goRound();
        var both = story.changes("/a").getLast();
        assertThat(both.signature().split(" ")).containsExactly(signature(after, both), signature(before, both));
        story.clock().advance(Duration.ofHours(2));
        story.imported(1);
        story.goRound();
        var one = story.changes("/a").getLast();
        assertThat(one.signature()).isEqualTo(signature(after, one));
        assertThat(story.shown(province, id).get("formerSecretUntil").isNull()).isTrue();
    }

    @Test
    void endsTheFormerSecretAtOnceWhereThatIsWanted() {
        var after = rotate(province, "overlapHours", 0).get("secret").asString();
        story.imported(1);
        story.goRound();
        var call = story.changes("/a").getLast();
        assertThat(call.signature()).isEqualTo(signature(after, call));
    }

    @Test
    void isDoneOnceForOneKeyAndEndsTheTurnThatStillHasTheFormer() {
        story.imported(1);
        story.newest();
        var serving = dispatches.claim(new WebhookId(id)).orElseThrow();
        var key = UUID.randomUUID().toString();
        var secret = rotate(province, "idempotencyKey", key).get("secret");
        assertThat(rotate(province, "idempotencyKey", key).get("secret")).isEqualTo(secret);
        assertThat(dispatches.keep(serving)).isEmpty();
        story.goRound();
        assertThat(story.changes("/a").getLast().signature()).contains(" ");
    }

    @Test
    void refusesAnOverlapThatIsOutOfRangeAndWhatChangedSince() {
        for (var hours : List.of(-1, 721)) {
            var refused = rotate(province, "overlapHours", hours);
            assertThat(refused.findValuesAsString("code")).containsExactly("OVERLAP_INVALID");
            assertThat(refused.at("/errors/0/message").asString()).contains("720", "旧密钥");
            assertThat(refused.get("secret").isNull()).isTrue();
            assertThat(rotate(province.in(Locale.ENGLISH), "overlapHours", hours)
                            .at("/errors/0/message")
                            .asString())
                    .startsWith("The former secret");
        }
        assertThat(rotate(province, "version", 7).findValuesAsString("code")).containsExactly("VERSION_CONFLICT");
        assertThat(rotate(province.in(Locale.ENGLISH), "version", 7)
                        .at("/errors/0/message")
                        .asString())
                .startsWith("You read version");
    }

    @Test
    void refusesAnotherWhileTheOneBeforeStillSignsUnlessAllOfThemAreToEnd() {
        rotate(province, "overlapHours", 2);
        var until = story.shown(province, id).get("formerSecretUntil").asString();
        assertThat(until).isNotEmpty();
        var refused = rotate(province, "overlapHours", 1);
        assertThat(refused.findValuesAsString("code")).containsExactly("STILL_OVERLAPPING");
        assertThat(refused.at("/errors/0/message").asString()).contains("overlapHours", "密钥签名至");
        assertThat(refused.get("secret").isNull()).isTrue();
        assertThat(rotate(province.in(Locale.ENGLISH), "overlapHours", 1)
                        .at("/errors/0/message")
                        .asString())
                .startsWith("The secret before the last rotation signs until");
        assertThat(story.shown(province, id).get("formerSecretUntil").asString())
                .isEqualTo(until);
        var last = rotate(province, "overlapHours", 0).get("secret").asString();
        story.imported(1);
        story.goRound();
        var call = story.changes("/a").getLast();
        assertThat(call.signature()).isEqualTo(signature(last, call));
        assertThat(rotate(province, "overlapHours", 1).get("errors")).isEmpty();
    }

    @Test
    void letsOneWinOfThoseWhoRotateAtOnce() {
        var before = story.secret("/a");
        var answers = Race.of(6, writer -> rotate(province, "overlapHours", 2));
        assertThat(answers)
                .filteredOn(answer -> answer.get("errors").isEmpty())
                .singleElement()
                .satisfies(answer -> assertThat(answer.get("secret").asString()).isEqualTo(secret()));
        assertThat(answers.stream().flatMap(answer -> answer.findValuesAsString("code").stream()))
                .hasSize(5)
                .containsOnly("STILL_OVERLAPPING");
        assertThat(keys().former()).isEqualTo(before);
        assertThat(keys().rotation()).isEqualTo(1);
    }

    @Test
    void endsAllFormerSecretsAlsoWhereSeveralDoSoAtOnce() {
        var answers = Race.of(6, writer -> rotate(province, "overlapHours", 0));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get("errors")).isEmpty());
        assertThat(keys().rotation()).isEqualTo(6);
        assertThat(answers.stream().map(answer -> answer.get("secret").asString("")))
                .as("told to whoever was the last, and to nobody in place of their own")
                .filteredOn(secret()::equals)
                .hasSize(1);
        assertThat(keys().signing(story.clock().instant())).hasSize(1);
    }

    @Test
    void keepsToWhatWasPromisedAlsoBeforeTheSecretIsDrawn() {
        var now = story.clock().instant();
        var until = now.plus(Duration.ofHours(2));
        var key = UUID.randomUUID().toString();
        context.getBean(Ledger.class)
                .change(
                        Webhook.class,
                        new WebhookId(id),
                        Command.ofRegistry("rotateWebhookSecret", key, now),
                        RotateWebhookSecretErrorCode.VERSION_CONFLICT,
                        webhook -> webhook.rotate(Duration.ofHours(2), keys(), key, now));
        assertThat(keys().rotation()).isZero();
        var refused = rotate(province.in(Locale.ENGLISH), "overlapHours", 1);
        assertThat(refused.findValuesAsString("code")).containsExactly("STILL_OVERLAPPING");
        assertThat(refused.at("/errors/0/message").asString()).contains(until.toString());
        story.clock().advance(Duration.ofHours(2));
        assertThat(rotate(province, "overlapHours", 1).get("errors")).isEmpty();
        assertThat(keys().rotation()).isEqualTo(2);
    }

    @Test
    void showsUnderAnOldKeyNoSecretThatAnotherRotationMade() {
        var one = UUID.randomUUID().toString();
        var first = rotate(province, "overlapHours", 0, "idempotencyKey", one);
        assertThat(rotate(province, "overlapHours", 0, "idempotencyKey", one).get("secret"))
                .isEqualTo(first.get("secret"));
        var other = UUID.randomUUID().toString();
        var second = rotate(province, "overlapHours", 0, "idempotencyKey", other);
        var again = rotate(province, "overlapHours", 0, "idempotencyKey", one);
        assertThat(again.get("errors")).isEmpty();
        assertThat(again.get("secret").isNull()).isTrue();
        assertThat(rotate(province, "overlapHours", 0, "idempotencyKey", other).get("secret"))
                .isEqualTo(second.get("secret"));
        assertThat(secret()).isEqualTo(second.get("secret").asString());
    }

    @Test
    void showsToWhoeverRegisteredItAgainOnlyTheSecretItWasRegisteredWith() {
        var key = UUID.randomUUID().toString();
        var registered = story.register(province, "/b", "idempotencyKey", key);
        var unconfirmed = registered.at("/webhook/id").asString();
        assertThat(story.register(province, "/b", "idempotencyKey", key).get("secret"))
                .isEqualTo(registered.get("secret"));
        WebhookStory.act(province, "rotateWebhookSecret", Map.of("id", unconfirmed, "overlapHours", 0));
        assertThat(story.register(province, "/b", "idempotencyKey", key)
                        .get("secret")
                        .isNull())
                .isTrue();
        WebhookStory.act(province, "removeWebhook", Map.of("id", unconfirmed));
    }

    @Test
    void drawsAnotherSecretAlsoWhereARestoreForgotThatOneWasDrawn() {
        dispatches.rotate(new WebhookId(id), 1, story.clock().instant());
        var restored = secret();
        assertThat(rotate(province, "overlapHours", 0).get("secret").asString())
                .isNotEqualTo(restored)
                .isEqualTo(secret());
    }

    private String secret() {
        return keys().secret();
    }

    private DispatchKeys keys() {
        return dispatches.find(new WebhookId(id)).orElseThrow().keys();
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        var tried = rotate(province, "validateOnly", true);
        assertThat(tried.get("errors")).isEmpty();
        assertThat(tried.get("secret").isNull()).isTrue();
        story.imported(1);
        story.goRound();
        assertThat(story.signed("/a", story.changes("/a").getLast())).isTrue();
    }

    @Test
    void isForItsOwnerOnly() {
        var document = Caller.document("graphql-test/rotateWebhookSecret.graphql");
        for (var other : List.of("admin", "zhao.mee")) {
            assertThat(Caller.person(port, other).code(document, Map.of("input", Map.of("id", id))))
                    .isEqualTo("NOT_FOUND");
        }
    }

    private static String signature(String secret, WebhookStory.Received call) {
        return WebhookStory.signature(secret, call);
    }

    private JsonNode rotate(Caller caller, Object... more) {
        return WebhookStory.act(
                caller, "rotateWebhookSecret", WebhookStory.with(new HashMap<>(Map.of("id", id)), more));
    }
}
