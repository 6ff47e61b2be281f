package pilotregistry.database;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import pilotregistry.Caller;
import tools.jackson.databind.json.JsonMapper;

/// A partner's program that a webhook is told to, and that keeps what it was told.
final class ChangesReceiver {

    private static final String REGISTER = """
            mutation($input: RegisterWebhookInput!) {
              registerWebhook(input: $input) { webhook { id } errors { code } } }""";
    private static final String CONFIRM = """
            mutation($input: ConfirmWebhookInput!) {
              confirmWebhook(input: $input) { webhook { status } errors { code } } }""";

    private final HttpServer server;
    private final CompletableFuture<String> challenge = new CompletableFuture<>();
    private final ConcurrentSkipListMap<Long, List<String>> told = new ConcurrentSkipListMap<>();
    private final Map<String, Set<Long>> positionsById = new ConcurrentHashMap<>();

    ChangesReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    void register(Caller caller) throws Exception {
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/changes";
        var id = caller.data(REGISTER, Map.of("input", Map.of("url", url, "position", 0)))
                .at("/registerWebhook/webhook/id")
                .asString();
        var word = challenge.get(1, TimeUnit.MINUTES);
        caller.data(CONFIRM, Map.of("input", Map.of("id", id, "challenge", word)));
    }

    private void receive(HttpExchange exchange) throws IOException {
        var message = JsonMapper.shared().readTree(exchange.getRequestBody());
        if (message.has("challenge")) {
            challenge.complete(message.get("challenge").asString());
        } else {
            var position = message.at("/data/position").asLong();
            var id = exchange.getRequestHeaders().getFirst("webhook-id");
            told.computeIfAbsent(position, first -> new ArrayList<>())
                    .add(message.at("/data/id").asString() + " "
                            + message.at("/data/sequence").asLong());
            positionsById
                    .computeIfAbsent(id, first -> ConcurrentHashMap.newKeySet())
                    .add(position);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /// The last position of which it was told.
    long newest() {
        return told.isEmpty() ? 0 : told.lastKey();
    }

    /// What a follower of the feed was told and this one was not, or under an id of something else.
    List<String> faults(Map<Long, String> followed) {
        var faults = new ArrayList<String>();
        followed.forEach((position, change) -> {
            if (!told.getOrDefault(position, List.of()).contains(change)) {
                faults.add("no webhook told of %d, %s".formatted(position, change));
            }
        });
        positionsById.forEach((id, positions) -> {
            if (positions.size() > 1) {
                faults.add("the webhook-id %s came with %s".formatted(id, positions));
            }
        });
        if (positionsById.size() != told.size()) {
            faults.add("%d ids for %d changes".formatted(positionsById.size(), told.size()));
        }
        return faults;
    }

    void end() {
        server.stop(0);
    }

    @Override
    public String toString() {
        var messages = told.values().stream().mapToInt(List::size).sum();
        return "webhook: %,d changes in %,d messages".formatted(told.size(), messages);
    }
}
