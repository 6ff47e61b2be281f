package pilotregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.AsyncTaskExecutor;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.feed.Feed;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Ledger;
import pilotregistry.login.Tokens;
import tools.jackson.databind.JsonNode;

/// What is posted to a receiver that takes it, and to one that does not.
@RegistryTest
class WebhookDeliveryTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Dispatches dispatches;

    private WebhookStory story;
    private Caller analyst;
    private String id = "";

    @BeforeEach
    void someone() {
        story = new WebhookStory(port, context);
        analyst = Caller.person(port, "li.analyst");
        id = story.active(analyst, "/a", "types", List.of("CaseStudy"));
    }

    @AfterEach
    void nobody() {
        story.close();
    }

    @Test
    void postsEachChangeInOrderSignedUnderAnIdOfItsPosition() {
        var cases = story.imported(3);
        story.goRound();
        var calls = story.changes("/a");
        assertThat(calls).hasSize(3).allSatisfy(call -> {
            assertThat(story.signed("/a", call)).isTrue();
            assertThat(call.id()).isEqualTo(id + "_" + call.position());
            assertThat(call.timestamp())
                    .isEqualTo(String.valueOf(story.clock().instant().getEpochSecond()));
            assertThat(call.json().get("type").asString()).isEqualTo("change");
            assertThat(call.json().at("/data/act").asString()).isEqualTo("importCaseStudies");
        });
        assertThat(story.positions("/a")).isSorted();
        assertThat(calls.stream().map(call -> call.json().at("/data/id").asString()))
                .containsExactlyInAnyOrderElementsOf(cases);
        var shown = shown();
        assertThat(shown.get("lag").asLong()).isZero();
        assertThat(shown.get("deliveredAt").asString()).isNotEmpty();
        story.goRound();
        assertThat(story.changes("/a")).as("once taken").hasSize(3);
    }

    @Test
    void tellsOfWhatIsTakenBackAsTheFeedDoes() {
        var gone = story.imported(1).getFirst();
        story.retracted(gone);
        story.goRound();
        assertThat(story.changes("/a").stream()
                        .map(call -> call.json().at("/data/act").asString() + " "
                                + call.json().at("/data/removed").asBoolean()))
                .containsExactly("importCaseStudies true", "retractCaseStudy true");
    }

    @Test
    void triesAgainLaterAndLaterAndTellsNothingOutOfOrder() {
        story.imported(2);
        story.answers("/a", call -> 503);
        story.goRound();
        assertThat(story.changes("/a")).hasSize(1);
        var failing = shown();
        assertThat(failing.get("status").asString()).isEqualTo("ACTIVE");
        assertThat(failing.get("failures").asInt()).isEqualTo(1);
        assertThat(failing.at("/lastError/code").asString()).isEqualTo("FAILED");
        assertThat(failing.at("/lastError/status").asInt()).isEqualTo(503);
        assertThat(failing.at("/lastError/position").asLong())
                .isEqualTo(story.positions("/a").getFirst());
        story.after(Duration.ofSeconds(5));
        assertThat(story.changes("/a")).hasSize(1);
        story.after(Duration.ofSeconds(10));
        assertThat(story.changes("/a")).hasSize(2);
        story.after(Duration.ofSeconds(12));
        assertThat(story.changes("/a")).as("the second pause is longer").hasSize(2);
        story.answers("/a", call -> 204);
        story.after(Duration.ofSeconds(15));
        var calls = story.changes("/a");
        assertThat(calls).hasSize(4);
        assertThat(calls.subList(0, 3).stream().map(WebhookStory.Received::id).distinct())
                .hasSize(1);
        assertThat(calls.subList(0, 3).stream().map(WebhookStory.Received::body).distinct())
                .hasSize(1);
        assertThat(shown().get("failures").asInt()).isZero();
        assertThat(shown().at("/lastError/status").asInt()).isEqualTo(503);
    }

    @Test
    void followsNoRedirect() {
        story.answers("/a", call -> 307);
        story.imported(1);
        story.goRound();
        assertThat(story.all("/elsewhere")).isEmpty();
        assertThat(shown().at("/lastError/code").asString()).isEqualTo("REDIRECTED");
    }

    @Test
    void isNotHeldUpByAReceiverThatDoesNotAnswer() throws InterruptedException {
        var other = Caller.person(port, "chen.eco");
        story.active(other, "/hangs", "types", List.of("CaseStudy"));
        var open = new CountDownLatch(1);
        var both = new CountDownLatch(2);
        story.answers("/hangs", call -> {
            both.countDown();
            return waited(open) ? 200 : 500;
        });
        story.answers("/a", call -> {
            both.countDown();
            return 200;
        });
        story.imported(1);
        story.newest();
        var round = context.getBean(WebhookRounds.class).go();
        assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(round.stream().filter(each -> !each.isDone())).isNotEmpty();
        round.forEach(CompletableFuture::join); // its patience is over
        open.countDown();
        var hanging =
                other.data(Caller.document("graphql-test/webhooks.graphql")).at("/webhooks/nodes/0");
        assertThat(hanging.at("/lastError/code").asString()).isEqualTo("TIMED_OUT");
        assertThat(story.changes("/a")).hasSize(1);
    }

    private static boolean waited(CountDownLatch open) {
        try {
            return open.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void setsAsideWhatIsRefusedTimeAndAgainAndGoesOn() {
        story.imported(2);
        story.newest();
        var first = new AtomicInteger();
        story.answers("/a", call -> {
            first.compareAndSet(0, (int) call.position());
            return call.position() == first.get() ? 422 : 200;
        });
        story.goRound();
        for (int time = 1; time < Dispatch.REFUSALS; time++) {
            assertThat(shown().get("deadLetters")).isEmpty();
            story.after(Duration.ofHours(2));
        }
        var shown = shown();
        assertThat(shown.get("deadLetters")).singleElement().satisfies(letter -> {
            assertThat(letter.get("position").asInt()).isEqualTo(first.get());
            assertThat(letter.get("status").asInt()).isEqualTo(422);
            assertThat(letter.get("failures").asInt()).isEqualTo(Dispatch.REFUSALS);
        });
        assertThat(shown.get("lag").asLong()).isZero();
        assertThat(story.positions("/a").stream().distinct()).hasSize(2);
        story.answers("/a", call -> 200);
        WebhookStory.act(analyst, "replayWebhook", Map.of("id", id, "position", first.get() - 1));
        story.goRound();
        assertThat(shown().get("deadLetters")).isEmpty();
        assertThat(story.positions("/a").stream().filter(each -> each == first.get()))
                .hasSize(Dispatch.REFUSALS + 1);
    }

    @Test
    void suspendsOneThatTakesNothingForDaysAndGoesOnWhereItStood() {
        story.answers("/a", call -> 500);
        story.imported(2);
        for (int time = 0; time < 14; time++) {
            story.after(Duration.ofHours(6));
        }
        var suspended = shown();
        assertThat(suspended.get("status").asString()).isEqualTo("SUSPENDED");
        assertThat(suspended.at("/suspension/cause").asString()).isEqualTo("FAILING");
        assertThat(suspended.get("nextAttemptAt").isNull()).isTrue();
        assertThat(suspended.get("lag").asLong()).isPositive();
        var tries = story.changes("/a").size();
        story.after(Duration.ofDays(1));
        assertThat(story.changes("/a")).hasSize(tries);
        story.answers("/a", call -> 200);
        var resumed = WebhookStory.act(analyst, "replayWebhook", Map.of("id", id));
        assertThat(resumed.at("/webhook/status").asString()).isEqualTo("ACTIVE");
        story.goRound();
        assertThat(story.positions("/a").stream().distinct()).hasSize(2);
        assertThat(shown().get("lag").asLong()).isZero();
    }

    @Test
    void endsWhenTheReceiverSaysThatItIsGone() {
        story.answers("/a", call -> 410);
        story.imported(1);
        story.goRound();
        assertThat(shown().at("/suspension/cause").asString()).isEqualTo("GONE");
        story.after(Duration.ofDays(1));
        assertThat(story.changes("/a")).hasSize(1);
    }

    @Test
    void goesOnWithinTheHourWhereTheNodeThatTookTheWishWasKilled() {
        story.answers("/a", call -> 410);
        story.imported(1);
        story.goRound();
        assertThat(shown().get("status").asString()).isEqualTo("SUSPENDED");
        story.answers("/a", call -> 200);
        var wish = Command.ofRegistry(
                "replayWebhook", UUID.randomUUID().toString(), story.clock().instant());
        context.getBean(Ledger.class)
                .change(
                        Webhook.class,
                        new WebhookId(id),
                        wish,
                        ReplayWebhookErrorCode.VERSION_CONFLICT,
                        webhook -> webhook.replay(
                                webhook.replay().after(), webhook.replay().after()));
        story.after(Duration.ofMinutes(59));
        assertThat(story.changes("/a")).hasSize(1);
        story.after(Duration.ofMinutes(1));
        assertThat(story.changes("/a")).hasSize(2);
    }

    @Test
    void takesEachChangeOnceHoweverManyNodesGoRound() {
        var second = new WebhookRounds(
                dispatches,
                context.getBean(WebhookTurns.class),
                context.getBean(Feed.class),
                context.getBean("applicationTaskExecutor", AsyncTaskExecutor.class));
        var nodes = List.of(context.getBean(WebhookRounds.class), second);
        for (int time = 0; time < 3; time++) {
            story.imported(5);
            story.newest();
            Race.of(4, node -> {
                nodes.get(node % 2).go().forEach(CompletableFuture::join);
                return node;
            });
        }
        story.goRound();
        assertThat(story.positions("/a")).hasSize(15).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void storesNothingOfATurnThatWasTooSlow() {
        story.imported(3);
        story.newest();
        var slow = dispatches.claim(new WebhookId(id)).orElseThrow();
        story.goRound();
        assertThat(story.changes("/a")).as("somebody has it").isEmpty();
        story.after(Dispatches.LEASE);
        assertThat(story.changes("/a")).hasSize(3);
        var position = shown().get("position").asLong();
        assertThat(dispatches.keep(slow.read(slow.position() + 1))).isEmpty();
        dispatches.end(slow.read(slow.position() + 1));
        assertThat(shown().get("position").asLong()).isEqualTo(position);
    }

    @Test
    void goesOnSoonAfterANodeThatCouldNot() {
        story.imported(1);
        story.newest();
        dispatches.release(dispatches.claim(new WebhookId(id)).orElseThrow());
        story.goRound();
        assertThat(story.changes("/a")).isEmpty();
        story.after(Duration.ofSeconds(5));
        assertThat(story.changes("/a")).hasSize(1);
    }

    @Test
    void goesOnWhereTheOwnerSaysWhileSomebodyStillServesIt() {
        story.imported(2);
        story.goRound();
        story.imported(1);
        story.newest();
        var serving = dispatches.claim(new WebhookId(id)).orElseThrow();
        var from = story.positions("/a").getFirst();
        WebhookStory.act(analyst, "replayWebhook", Map.of("id", id, "position", from));
        assertThat(dispatches.keep(serving.read(serving.position() + 1))).isEmpty();
        story.goRound();
        assertThat(story.positions("/a")).hasSize(4);
        assertThat(story.positions("/a").subList(2, 4)).isSorted().allMatch(each -> each > from);
    }

    @Test
    void stopsWhenTheLastMandateOfItsOwnerHasEnded() {
        var holder = "holder." + UUID.randomUUID();
        var mandate = granted(holder);
        var webhook = registered(holder);
        story.imported(1);
        story.goRound();
        assertThat(story.changes("/h")).hasSize(1);
        var revoked = Map.of("input", Map.of("id", mandate, "reason", "离职"));
        Caller.person(port, "admin").data(Caller.document("graphql-test/revokeMandate.graphql"), revoked);
        story.imported(1);
        story.goRound();
        assertThat(story.changes("/h")).hasSize(1);
        var suspension = context.getBean(OwnWebhooks.class)
                .find(webhook.id())
                .orElseThrow()
                .suspension();
        assertThat(suspension).isNotNull();
        assertThat(suspension.cause()).isEqualTo(WebhookSuspensionCause.MANDATE_ENDED);
    }

    @Test
    void stopsWhenTheClientItWasRegisteredThroughIsSuspended() {
        var admin = Caller.person(port, "admin");
        var name = "hooks-" + UUID.randomUUID().toString().substring(0, 13);
        var body = analyst.data("{ viewer { mandates { organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
        var client = WebhookStory.act(
                admin, "registerClient", Map.of("clientId", name, "name", "省级门户（演示）", "organization", body));
        var token = Tokens.at(port).ofClient(name, client.get("secret").asString(), "registry.read");
        var partner = Caller.bearer(port, Tokens.accessToken(token));
        var own = story.active(partner, "/c", "types", List.of("CaseStudy"));
        var clientId = client.at("/client/id").asString();
        WebhookStory.act(admin, "suspendClient", Map.of("id", clientId, "reason", "密钥泄露"));
        story.imported(1);
        story.goRound();
        assertThat(story.changes("/c")).isEmpty();
        WebhookStory.act(admin, "resumeClient", Map.of("id", clientId));
        assertThat(story.shown(partner, own).at("/suspension/cause").asString()).isEqualTo("CLIENT_SUSPENDED");
        WebhookStory.act(partner, "replayWebhook", Map.of("id", own));
        story.goRound();
        assertThat(story.changes("/c")).hasSize(1);
    }

    private String granted(String holder) {
        var body = analyst.data("{ viewer { mandates { organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
        var grant = Map.of("holder", holder, "organization", body, "role", "ANALYST");
        return Caller.person(port, "admin")
                .data(Caller.document("graphql-test/grantMandate.graphql"), Map.of("input", grant))
                .at("/grantMandate/mandate/id")
                .asString();
    }

    // Whoever holds it has no token here: the desk is asked as the controller asks it.
    private Webhook registered(String holder) {
        var desk = context.getBean(WebhookDesk.class);
        var owner = new pilotregistry.access.Actor.Identified(
                holder, holder, null, java.util.Set.of("registry.read"), List.of());
        var target = new WebhookTarget(story.url("/h"), List.of("CaseStudy"));
        var command = new Command(
                "registerWebhook",
                new pilotregistry.ledger.Author(holder, null, null),
                null,
                "",
                null,
                false,
                story.clock().instant());
        var webhook = desk.register(target, null, owner, command).aggregate();
        assertThat(webhook).isNotNull();
        desk.proved(webhook.id());
        return webhook;
    }

    private JsonNode shown() {
        return story.shown(analyst, id);
    }
}
