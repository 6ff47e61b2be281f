package pilotregistry.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the WebSocket protocol that says what it is told to, also what no client should.
final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final long PATIENCE = 10;

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private SocketClient(int port, Map<String, String> headers, String protocol) {
        var builder = HTTP.newWebSocketBuilder().subprotocols(protocol);
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/graphql"), this)
                .join();
    }

    static SocketClient connect(int port) {
        return connect(port, Map.of());
    }

    static SocketClient connect(int port, Map<String, String> headers) {
        return new SocketClient(port, headers, "graphql-transport-ws");
    }

    static SocketClient speaking(String protocol, int port) {
        return new SocketClient(port, Map.of(), protocol);
    }

    /// Connected, and let in with a token or as nobody.
    static SocketClient letIn(int port, @Nullable String token) {
        return letIn(port, token == null ? Map.of() : Map.of("Authorization", "Bearer " + token));
    }

    static SocketClient letIn(int port, Map<String, String> init) {
        var client = connect(port);
        client.say(Map.of("type", "connection_init", "payload", init));
        client.expect("connection_ack");
        return client;
    }

    void say(Map<String, ?> message) {
        say(JSON.writeValueAsString(message));
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    /// Says the same over and over, until nobody listens.
    void pourOut(String text, int times) {
        try {
            for (int time = 0; time < times; time++) {
                say(text);
            }
        } catch (CompletionException closedMeanwhile) {
            if (!(closedMeanwhile.getCause() instanceof IOException)) {
                throw closedMeanwhile;
            }
        }
    }

    void subscribe(String id, String query, Map<String, ?> variables) {
        say(Map.of("id", id, "type", "subscribe", "payload", Map.of("query", query, "variables", variables)));
    }

    void subscribe(String id, String query) {
        subscribe(id, query, Map.of());
    }

    JsonNode next() {
        try {
            var message = messages.poll(PATIENCE, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("Nothing came; closed: " + closed.getNow("no"));
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    JsonNode expect(String type) {
        var message = next();
        if (!message.path("type").asString().equals(type)) {
            throw new AssertionError(type + " expected: " + message);
        }
        return message;
    }

    /// The code with which the server closed it, and why.
    String closing() {
        return closed.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(JSON.readTree(part.toString()));
            part.setLength(0);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    static Map<String, Object> message(@Nullable String id, String type, @Nullable Object payload) {
        var message = new LinkedHashMap<String, Object>();
        message.put("id", id);
        message.put("type", type);
        message.put("payload", payload);
        return message;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
