package pilotregistry.live;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import pilotregistry.RegistryProcess;
import pilotregistry.TestDatabase;
import pilotregistry.login.Tokens;
import tools.jackson.databind.json.JsonMapper;

/// Minutes of mixed load upon a registry of its own, and what that holds on to before and after: heap after collection,
/// threads, open files, cursors; and how often it failed.
final class SoakBenchmark {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int WORKERS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final String LIST = """
            { batches(first: 20) { totalCount nodes { number title recommendingUnits { code } } } feedPosition }""";
    private static final String CHANGES = """
            subscription($after: Long) { batchChanged(after: $after) { position batch { number baselineBatches { number } } } }""";
    private static final String OPEN = """
            mutation($input: OpenBatchInput!) { openBatch(input: $input) { batch { id } errors { code } } }""";

    private final RegistryProcess registry;
    private final int port;
    private final AtomicInteger number = new AtomicInteger(100);
    private final LongAdder requests = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicLong end = new AtomicLong();

    private SoakBenchmark(RegistryProcess registry) {
        this.registry = registry;
        this.port = registry.uri("/").getPort();
    }

    public static void main(String[] arguments) throws Exception {
        var minutes = Double.parseDouble(arguments[0]);
        var database = TestDatabase.fresh();
        try (var registry = RegistryProcess.start(database, "--registry.metrics.public=true")) {
            new SoakBenchmark(registry).run(Duration.ofMillis((long) (minutes * 60_000)));
        }
        System.exit(0);
    }

    private void run(Duration duration) throws Exception {
        load(WARM_UP);
        var before = measured();
        load(duration);
        var after = measured();
        System.out.printf("%-28s %14s %14s%n", "", "start", "end");
        before.forEach((name, value) -> System.out.printf("%-28s %14s %14s%n", name, value, after.get(name)));
        System.out.printf(
                "%d requests, %d events, %d answers 5xx or broken, in %s%n",
                requests.sum(), events.sum(), failed.sum(), duration);
        registry.log()
                .lines()
                .filter(line -> line.contains(" ERROR "))
                .limit(20)
                .forEach(System.out::println);
    }

    private void load(Duration duration) throws InterruptedException {
        end.set(System.nanoTime() + duration.toNanos());
        var workers = new ArrayList<Thread>();
        for (int each = 0; each < WORKERS; each++) {
            workers.add(Thread.ofPlatform().start(this::work));
        }
        for (var worker : workers) {
            worker.join();
        }
    }

    private void work() {
        while (System.nanoTime() < end.get()) {
            try {
                switch (ThreadLocalRandom.current().nextInt(8)) {
                    case 0 -> listenOnSocket();
                    case 1 -> listenOnStream();
                    case 2 -> write();
                    case 3 -> badRequest();
                    case 4 -> badSocket();
                    case 5 -> leaveAtOnce();
                    default -> read();
                }
            } catch (IOException | RuntimeException | AssertionError broken) {
                failed.increment();
                System.out.println("broken: " + broken);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void read() throws IOException, InterruptedException {
        post(Map.of("query", LIST), "application/json", null);
    }

    // Half of them the same again: the numbers are taken.
    private void write() throws IOException, InterruptedException {
        var input = LiveStory.call(ThreadLocalRandom.current().nextBoolean() ? number.incrementAndGet() : 100);
        input = new java.util.HashMap<>(input);
        input.putAll(Map.of("year", 2026, "issuedOn", "2026-11-01", "lastDay", "2027-12-31"));
        post(
                Map.of("query", OPEN, "variables", Map.of("input", input)),
                "application/json",
                Tokens.at(port).of("zhao.mee"));
    }

    private void badRequest() throws IOException, InterruptedException {
        var some =
                List.of("{", "{\"query\": \"{ nothing }\"}", "{\"query\": \"{ node(id: \\\"x\\\") { id } }\"}", "[]");
        send(some.get(ThreadLocalRandom.current().nextInt(some.size())), "application/json", null);
    }

    private void badSocket() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            requests.increment();
            socket.say(ThreadLocalRandom.current().nextBoolean() ? "{" : "{\"type\": \"start\"}");
            socket.closing();
        }
    }

    private void listenOnSocket() throws InterruptedException {
        try (var socket = SocketClient.letIn(port, Tokens.at(port).of("lin.yuan"))) {
            requests.increment();
            socket.subscribe("b", CHANGES, Map.of("after", 0));
            for (int each = 0; each < 3; each++) {
                socket.expect("next");
                events.increment();
            }
            if (ThreadLocalRandom.current().nextBoolean()) {
                socket.say(Map.of("type", "complete", "id", "b"));
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private void listenOnStream() throws IOException, InterruptedException {
        try (var stream = stream(Map.of("after", 0))) {
            for (int each = 0; each < 3; each++) {
                stream.expect("next");
                events.increment();
            }
        }
    }

    private void leaveAtOnce() throws IOException, InterruptedException {
        stream(Map.of()).close();
    }

    private StreamClient stream(Map<String, ?> variables) throws IOException, InterruptedException {
        requests.increment();
        var body = JSON.writeValueAsString(Map.of("query", CHANGES, "variables", variables));
        return new StreamClient(
                HTTP.send(request(body, "text/event-stream", null).build(), BodyHandlers.ofInputStream()));
    }

    private void post(Map<String, ?> body, String accept, @Nullable String token)
            throws IOException, InterruptedException {
        send(JSON.writeValueAsString(body), accept, token);
    }

    private void send(String body, String accept, @Nullable String token) throws IOException, InterruptedException {
        requests.increment();
        var answer = HTTP.send(request(body, accept, token).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 500 || answer.body().contains("INTERNAL_ERROR")) {
            failed.increment();
            System.out.println("failed: " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpRequest.Builder request(String body, String accept, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(body));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /// What the registry holds once nobody asks anything.
    private Map<String, String> measured() throws IOException, InterruptedException {
        // Longer than it takes to notice that a stream was left.
        TimeUnit.SECONDS.sleep(20);
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(registry.pid()),
                        "GC.run")
                .start()
                .waitFor();
        var metrics = HTTP.send(
                        HttpRequest.newBuilder(registry.uri("/actuator/prometheus"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        var measured = new java.util.LinkedHashMap<String, String>();
        measured.put("heap, MB", String.valueOf(sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / 1_000_000));
        measured.put("threads", String.valueOf(sum(metrics, "jvm_threads_live_threads")));
        measured.put("open files", openFiles());
        measured.put("sockets, streams", String.valueOf(sum(metrics, "registry_live_connections")));
        measured.put("operations", String.valueOf(sum(metrics, "registry_live_operations")));
        measured.put("answers 5xx", String.valueOf(serverErrors(metrics)));
        measured.put("cursors", cursors());
        return measured;
    }

    private static long sum(String metrics, String prefix) {
        return (long) metrics.lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static long serverErrors(String metrics) {
        return (long) metrics.lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("outcome=\"SERVER_ERROR\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String openFiles() throws IOException {
        var folder = Path.of("/proc", String.valueOf(registry.pid()), "fd");
        if (!Files.isDirectory(folder)) {
            return "?";
        }
        try (var files = Files.list(folder)) {
            return String.valueOf(files.count());
        }
    }

    private static String cursors() {
        var uri = System.getProperty("registry.test.mongodb");
        if (uri == null) {
            return "-";
        }
        try (var client = MongoClients.create(uri)) {
            return String.valueOf(client.getDatabase("admin")
                    .runCommand(new Document("serverStatus", 1))
                    .getEmbedded(List.of("metrics", "cursor", "open", "total"), Object.class));
        }
    }
}
