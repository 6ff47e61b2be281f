package pilotregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.feed.FeedEntry;

@RegistryTest
class RegisterWebhookTests {

    private static final String DOCUMENT = Caller.document("graphql-test/registerWebhook.graphql");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    MongoOperations mongo;

    private WebhookStory story;
    private Caller analyst;

    @BeforeEach
    void someone() {
        story = new WebhookStory(port, context);
        analyst = Caller.person(port, "li.analyst");
    }

    @AfterEach
    void nobody() {
        clear(analyst);
        story.close();
    }

    private static void clear(Caller caller) {
        caller.data("{ webhooks(first: 100) { nodes { id } } }")
                .at("/webhooks/nodes")
                .forEach(each -> WebhookStory.act(
                        caller, "removeWebhook", Map.of("id", each.get("id").asString())));
    }

    @Test
    void keepsWhereChangesAreTakenAndSaysTheSecretToNobodyElse() {
        var newest = story.newest();
        var payload = story.register(analyst, "/a?b=c", "types", List.of("Pilot", "CaseStudy", "Pilot"));
        var webhook = payload.get("webhook");
        assertThat(webhook.get("url").asString()).isEqualTo(story.url("/a?b=c"));
        assertThat(webhook.get("types").valueStream().map(type -> type.asString()))
                .containsExactly("CaseStudy", "Pilot");
        assertThat(webhook.get("status").asString()).isEqualTo("UNCONFIRMED");
        assertThat(webhook.get("position").asLong()).isEqualTo(newest);
        var secret = payload.get("secret").asString();
        assertThat(secret).startsWith("whsec_").hasSize("whsec_".length() + 44);
        story.newest();
        var id = webhook.get("id").asString();
        var events = mongo.find(
                org.springframework.data.mongodb.core.query.Query.query(
                        org.springframework.data.mongodb.core.query.Criteria.where("event.aggregate")
                                .is(id)),
                Document.class,
                mongo.getCollectionName(FeedEntry.class));
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.toJson())
                        .as("what administrators read")
                        .contains("registerWebhook")
                        .doesNotContain(secret.substring("whsec_".length())));
    }

    @Test
    void isMadeOnceForOneKeyAndShowsTheSecretAgainUntilItIsConfirmed() {
        var input = story.input("/a", "idempotencyKey", UUID.randomUUID().toString());
        var payloads = Race.of(4, time -> WebhookStory.act(analyst, "registerWebhook", input));
        assertThat(payloads.stream().map(it -> it.at("/webhook/id").asString()).distinct())
                .hasSize(1);
        var secrets = payloads.stream()
                .map(it -> it.get("secret").asString())
                .distinct()
                .toList();
        assertThat(secrets).hasSize(1);
        story.knows("/a", secrets.getFirst());
        story.goRound();
        var again = WebhookStory.act(analyst, "registerWebhook", input);
        assertThat(again.at("/webhook/status").asString()).isEqualTo("ACTIVE");
        assertThat(again.get("secret").isNull()).isTrue();
        assertThat(count(analyst)).isEqualTo(1);
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        var tried = story.register(analyst, "/a", "validateOnly", true);
        assertThat(tried.get("webhook").isNull()).isTrue();
        assertThat(tried.get("secret").isNull()).isTrue();
        assertThat(tried.get("errors")).isEmpty();
        assertThat(count(analyst)).isZero();
    }

    @Test
    void refusesWhatIsNoTargetOrLeadsNowhere() {
        for (var none : List.of(
                "example.cn/hook",
                "ftp://example.cn/",
                "https://user@example.cn/",
                "https://example.cn/#part",
                "https://example.cn/ HTTP/1.1",
                "https://[::::]/",
                "https://[1.2.3.4]/",
                "https://[1:2]/",
                "https://example.cn/" + "a".repeat(1_000))) {
            assertThat(refusal("URL_INVALID", Map.of("url", none))).contains("https");
        }
        for (var nowhere : List.of("https://nobody.invalid/hook", "https://127.0.0.1:70000/")) {
            assertThat(refusal("URL_NOT_PUBLIC", Map.of("url", nowhere))).contains(nowhere);
        }
    }

    @Test
    void refusesTypesAndPositionsThatThereAreNot() {
        assertThat(refusal("TYPE_UNKNOWN", Map.of("types", List.of("CaseStudy", "Happiness"))))
                .contains("Happiness");
        var newest = story.newest();
        for (var none : List.of(-1L, newest + 1_000)) {
            assertThat(refusal("POSITION_UNKNOWN", Map.of("position", none))).contains(String.valueOf(newest));
        }
    }

    @Test
    void refusesMoreThanTheSeatsOfOnePerson() {
        var expert = Caller.person(port, "qian.expert");
        var payloads = IntStream.rangeClosed(0, WebhookDesk.SEATS)
                .mapToObj(time -> story.register(expert, "/" + time))
                .toList();
        assertThat(payloads.getLast().get("errors").findValuesAsString("code")).containsExactly("TOO_MANY_WEBHOOKS");
        assertThat(payloads.getLast().at("/errors/0/message").asString()).contains("10");
        assertThat(story.register(expert.in(Locale.ENGLISH), "/more")
                        .at("/errors/0/message")
                        .asString())
                .contains("10", "removeWebhook");
        clear(expert);
        assertThat(story.register(expert, "/a").get("errors")).isEmpty();
        clear(expert);
    }

    @Test
    void isForWhoeverHasAMandateAndMayRead() {
        assertThat(Caller.anonymous(port).code(DOCUMENT, Map.of("input", story.input("/a"))))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.person(port, "li.analyst", "openid").code(DOCUMENT, Map.of("input", story.input("/a"))))
                .isEqualTo("SCOPE_MISSING");
    }

    private String refusal(String code, Map<String, Object> more) {
        var input = story.input("/a");
        input.putAll(more);
        var zh = WebhookStory.act(analyst, "registerWebhook", input);
        var en = WebhookStory.act(analyst.in(Locale.ENGLISH), "registerWebhook", input);
        assertThat(zh.findValuesAsString("code")).containsExactly(code);
        assertThat(zh.get("webhook").isNull()).isTrue();
        assertThat(zh.at("/errors/0/message").asString()).containsPattern("\\p{IsHan}");
        assertThat(en.at("/errors/0/message").asString()).doesNotContainPattern("\\p{IsHan}");
        return zh.at("/errors/0/message").asString();
    }

    private static int count(Caller caller) {
        return caller.data("{ webhooks { totalCount } }")
                .at("/webhooks/totalCount")
                .asInt();
    }
}
