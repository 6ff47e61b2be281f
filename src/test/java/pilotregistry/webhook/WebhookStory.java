package pilotregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.StoryClock;
import pilotregistry.feed.Feed;
import pilotregistry.feed.Relay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A receiver of webhooks on this machine, which checks signatures as any library for Standard Webhooks does, and those
/// who register it.
public final class WebhookStory implements AutoCloseable {

    private static final AtomicInteger DAYS = new AtomicInteger(700);
    private static final String IMPORT = """
            mutation($input: ImportCaseStudiesInput!) { importCaseStudies(input: $input) {
              rows { caseStudy { id } } errors { code } } }""";

    final int port;
    final String word = "hook" + UUID.randomUUID();
    private final ApplicationContext context;
    private final HttpServer server;
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, ToIntFunction<Received>> answers = new ConcurrentHashMap<>();
    private final Map<String, Caller> registered = new LinkedHashMap<>();

    /// What came in.
    public record Received(String id, String timestamp, String signature, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /// Of the change that is told; 0 for a challenge.
        public long position() {
            return json().at("/data/position").asLong(0);
        }
    }

    /// On a day of its own, so that it has no part in what others asked of strangers that day.
    public WebhookStory(int port, ApplicationContext context) {
        this.port = port;
        this.context = context;
        clock().set(StoryClock.START.plus(Duration.ofDays(DAYS.getAndAdd(10))));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    StoryClock clock() {
        return context.getBean(StoryClock.class);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var headers = exchange.getRequestHeaders();
        var call = new Received(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.computeIfAbsent(path, unseen -> new CopyOnWriteArrayList<>()).add(call);
        var status = answers.getOrDefault(path, any -> 200).applyAsInt(call);
        var challenge = call.json().path("challenge").asString("");
        var secret = secrets.get(path);
        var answer = challenge.isEmpty() || secret == null
                ? call.body() // as whatever sends back what it gets
                : HexFormat.of().formatHex(hmac(secret, challenge));
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", url("/elsewhere"));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// Whoever answers there knows this secret.
    void knows(String path, String secret) {
        secrets.put(path, secret);
    }

    /// What is answered there, by status.
    void answers(String path, ToIntFunction<Received> status) {
        answers.put(path, status);
    }

    /// What came in there, challenges left out.
    public List<Received> changes(String path) {
        return received.getOrDefault(path, List.of()).stream()
                .filter(call -> call.position() > 0)
                .toList();
    }

    List<Received> all(String path) {
        return received.getOrDefault(path, List.of());
    }

    List<Long> positions(String path) {
        return changes(path).stream().map(Received::position).toList();
    }

    JsonNode register(Caller caller, String path, Object... more) {
        return act(caller, "registerWebhook", input(path, more));
    }

    Map<String, Object> input(String path, Object... more) {
        return with(new HashMap<>(Map.of("url", url(path))), more);
    }

    static Map<String, Object> with(Map<String, Object> input, Object... more) {
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return input;
    }

    /// One that is registered; whoever answers there knows the secret.
    ///
    /// @return its id
    String registered(Caller caller, String path, Object... more) {
        var payload = register(caller, path, more);
        assertThat(payload.get("errors")).as(payload.toPrettyString()).isEmpty();
        knows(path, payload.get("secret").asString());
        var id = payload.at("/webhook/id").asString();
        registered.put(id, caller);
        return id;
    }

    /// One that is registered and has proved itself.
    public String active(Caller caller, String path, Object... more) {
        var id = registered(caller, path, more);
        goRound();
        assertThat(shown(caller, id).get("status").asString()).isEqualTo("ACTIVE");
        return id;
    }

    static JsonNode act(Caller caller, String mutation, Map<String, ?> input) {
        return caller.data(Caller.document("graphql-test/" + mutation + ".graphql"), Map.of("input", input))
                .get(mutation);
    }

    JsonNode shown(Caller caller, String id) {
        var nodes =
                caller.data(Caller.document("graphql-test/webhooks.graphql")).at("/webhooks/nodes");
        for (var node : nodes) {
            if (node.get("id").asString().equals(id)) {
                return node;
            }
        }
        throw new AssertionError(id + " is not among " + nodes);
    }

    /// Somebody goes round, and comes back.
    public void goRound() {
        context.getBean(Relay.class).drain();
        context.getBean(WebhookRounds.class).go().forEach(CompletableFuture::join);
    }

    /// Time goes on, and somebody goes round.
    void after(Duration time) {
        clock().advance(time);
        goRound();
    }

    long newest() {
        context.getBean(Relay.class).drain();
        return context.getBean(Feed.class).newest();
    }

    /// Public cases that are taken in, each a change; what they are called.
    List<String> imported(int many) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < many; i++) {
            lines.add(JsonMapper.shared()
                    .writeValueAsString(Map.of("key", UUID.randomUUID(), "title", word, "summary", "摘要")));
        }
        var file = Map.of("file", Map.of("ndjson", String.join("\n", lines)));
        var payload = Caller.person(port, "zhao.mee")
                .data(IMPORT, Map.of("input", file))
                .get("importCaseStudies");
        assertThat(payload.get("errors")).as(payload.toPrettyString()).isEmpty();
        return payload.get("rows").findValuesAsString("id");
    }

    void retracted(String id) {
        var payload = Caller.person(port, "zhao.mee").data("""
                        mutation($input: RetractCaseStudyInput!) { retractCaseStudy(input: $input) {
                          errors { code } } }""", Map.of("input", Map.of("id", id, "reason", "数据有误")));
        assertThat(payload.at("/retractCaseStudy/errors")).isEmpty();
    }

    String secret(String path) {
        return secrets.get(path);
    }

    boolean signed(String path, Received call) {
        return signature(secret(path), call).equals(call.signature());
    }

    static String signature(String secret, Received call) {
        var signed = hmac(secret, call.id() + "." + call.timestamp() + "." + call.body());
        return "v1," + Base64.getEncoder().encodeToString(signed);
    }

    static byte[] hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        registered.forEach((id, caller) -> {
            if (caller.ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                    .at("/data/node/id")
                    .isString()) {
                act(caller, "removeWebhook", Map.of("id", id));
            }
        });
        server.stop(0);
    }
}
