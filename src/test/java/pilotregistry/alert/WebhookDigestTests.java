package pilotregistry.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a saved search posts to a program, which checks the signature as any library for Standard Webhooks does.
@RegistryTest
class WebhookDigestTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private AlertStory story;
    private Caller ministry;
    private JsonNode saved;
    private volatile boolean knowsTheSecret = true;
    private volatile int status = 200;
    private volatile @Nullable CountDownLatch hanging;

    private record Received(String id, String timestamp, String signature, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    @BeforeEach
    void someone() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::receive);
        server.start();
        story = new AlertStory(port, context);
        ministry = Caller.person(port, "sun.ndrc");
        saved = story.saved(
                ministry,
                "channel",
                "WEBHOOK",
                "address",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?of=" + story.word);
    }

    @AfterEach
    void nobody() {
        server.stop(0);
        story.delete(ministry, Map.of("id", saved.get("id").asString()));
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var call = new Received(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(call);
        waitsFor(hanging);
        var challenge = call.json().path("challenge").asString("");
        var answer = knowsTheSecret && !challenge.isEmpty()
                ? HexFormat.of().formatHex(hmac(challenge))
                : call.body(); // as whatever sends back what it gets
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void waitsFor(@Nullable CountDownLatch open) {
        try {
            if (open != null) {
                open.await(20, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void sendsNothingToWhoeverDoesNotKnowTheSecret() {
        knowsTheSecret = false;
        story.goRound();
        assertThat(received).singleElement().satisfies(call -> {
            assertThat(call.json().get("type").asString()).isEqualTo("challenge");
            assertThat(call.body()).doesNotContain(story.word);
        });
        assertThat(status()).isEqualTo("UNCONFIRMED");
        story.imported("新");
        story.after(Duration.ofDays(2));
        assertThat(received)
                .allSatisfy(
                        call -> assertThat(call.json().get("type").asString()).isEqualTo("challenge"));
        knowsTheSecret = true;
        story.after(Duration.ofDays(1));
        assertThat(status()).isEqualTo("ON");
    }

    @Test
    void sendsWhatIsNewSignedUnderAnIdThatStays() {
        confirmed();
        var number = story.imported("新");
        status = 503;
        story.after(Duration.ofDays(1));
        assertThat(received).hasSize(1);
        status = 200;
        story.after(Duration.ofHours(1));
        assertThat(received).hasSize(2);
        var call = received.getLast();
        assertThat(call.id()).isEqualTo(received.getFirst().id());
        assertThat(call.body()).isEqualTo(received.getFirst().body());
        assertThat(call.timestamp())
                .isEqualTo(String.valueOf(
                        context.getBean(StoryClock.class).instant().getEpochSecond()));
        assertThat(call.signature())
                .isEqualTo("v1,"
                        + Base64.getEncoder()
                                .encodeToString(hmac(call.id() + "." + call.timestamp() + "." + call.body())));
        assertThat(call.json().get("total").asInt()).isEqualTo(1);
        assertThat(call.json().at("/news/0/kind").asString()).isEqualTo("NEW");
        assertThat(call.json().at("/news/0/path").asString()).isEqualTo("/cases/" + number);
        story.after(Duration.ofDays(1));
        assertThat(received).as("without news nothing").hasSize(2);
    }

    @Test
    void isNotHeldUpByAReceiverThatDoesNotAnswer() throws InterruptedException {
        confirmed();
        var other = Caller.person(port, "li.analyst");
        var feed = story.saved(other);
        story.imported("新");
        var open = new CountDownLatch(1);
        hanging = open;
        var round = CompletableFuture.runAsync(() -> story.after(Duration.ofDays(1)));
        while (story.headings(feed).isEmpty() && !round.isDone()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(round.isDone()).as("somebody still waits").isFalse();
        open.countDown();
        round.join();
        hanging = null;
        story.delete(other, Map.of("id", feed.get("id").asString()));
    }

    @Test
    void endsWhenTheReceiverSaysThatItIsGone() {
        confirmed();
        story.imported("新");
        status = 410;
        story.after(Duration.ofDays(1));
        assertThat(status()).isEqualTo("OFF");
        story.after(Duration.ofDays(1));
        assertThat(received).hasSize(1);
    }

    @Test
    void showsTheSecretToItsOwnerAloneAndANewOneForEachAddress() {
        var secret = saved.get("webhookSecret").asString();
        assertThat(secret).startsWith("whsec_");
        var id = saved.get("id").asString();
        var asked = "query($id: ID!) { node(id: $id) { ... on SavedSearch { webhookSecret } } }";
        assertThat(Caller.person(port, "admin").code(asked, Map.of("id", id))).isEqualTo("NOT_FOUND");
        var same = story.saved(
                ministry,
                "id",
                id,
                "channel",
                "WEBHOOK",
                "address",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/other");
        assertThat(same.get("webhookSecret").asString()).startsWith("whsec_").isNotEqualTo(secret);
        assertThat(story.saved(ministry, "id", id).get("webhookSecret").isNull())
                .isTrue();
    }

    private void confirmed() {
        story.goRound();
        assertThat(status()).isEqualTo("ON");
        story.after(Duration.ofDays(1));
        received.clear();
    }

    private String status() {
        return ministry.data(
                        "query($id: ID!) { node(id: $id) { ... on SavedSearch { status } } }",
                        Map.of("id", saved.get("id").asString()))
                .at("/node/status")
                .asString();
    }

    private byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var key = saved.get("webhookSecret").asString().substring("whsec_".length());
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
