package pilotregistry.live;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final List<String> READS = List.of(
            "{ batches(first: 20) { totalCount nodes { number title recommendingUnits { code } } } feedPosition }",
            "{ pilots(first: 20, orderBy: [{field: NUMBER, direction: DESC}]) { totalCount nodes { code name"
                    + " batch { number } leadProvince { name en: name(language: EN) } } } }",
            "{ searchCaseStudies(text: \"印染 废水\", first: 10) { totalCount edges { node { number title } } } }",
            "{ provinces { code name } rateLimit { remaining } }",
            "query around { node(id: \"batch_9001\") { id } viewer { subject mandates { role } } }",
            "{ applications(first: 20) { totalCount nodes { id title status findings { code verdict } } } }");
    private static final String CHANGES = """
            subscription($after: Long) { batchChanged(after: $after) { position batch { number baselineBatches { number } } } }""";
    private static final String OPEN = """
            mutation($input: OpenBatchInput!) { openBatch(input: $input) { batch { id } errors { code } } }""";

    private final RegistryProcess registry;
    private final TestDatabase database;
    private final int port;
    private static final String DRAFT = """
            mutation($input: DraftApplicationInput!) {
              draftApplication(input: $input) { application { id version } errors { code } } }""";
    private static final String EDIT = """
            mutation($input: EditApplicationInput!) {
              editApplication(input: $input) { application { id } errors { code } } }""";

    private final AtomicInteger number = new AtomicInteger(100);
    private final LongAdder requests = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final Map<String, String> applicants = new ConcurrentHashMap<>();
    private final AtomicLong end = new AtomicLong();

    private SoakBenchmark(RegistryProcess registry, TestDatabase database) {
        this.registry = registry;
        this.database = database;
        this.port = registry.uri("/").getPort();
    }

    public static void main(String[] arguments) throws Exception {
        var minutes = Double.parseDouble(arguments[0]);
        var database = TestDatabase.fresh();
        try (var registry = RegistryProcess.start(database, "--registry.metrics.public=true")) {
            new SoakBenchmark(registry, database).run(Duration.ofMillis((long) (minutes * 60_000)));
        }
        System.exit(0);
    }

    private void run(Duration duration) throws Exception {
        load(WARM_UP);
        show("at rest", held(true), true);
        var looking = Thread.ofPlatform().daemon().start(this::lookEachMinute);
        load(duration);
        looking.interrupt();
        looking.join();
        show("at rest", held(true), false);
        System.out.printf(
                "%d requests, %d events, %d writes, %d left before the answer, %d answers 5xx or broken, in %s%n",
                requests.sum(), events.sum(), writes.sum(), left.sum(), failed.sum(), duration);
        registry.log()
                .lines()
                .filter(line -> line.contains(" ERROR "))
                .limit(20)
                .forEach(System.out::println);
    }

    private void lookEachMinute() {
        try {
            for (int minute = 1; ; minute++) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                show("minute " + minute, held(false), false);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(String when, Map<String, String> held, boolean first) {
        if (first) {
            System.out.printf("%-10s", "");
            held.keySet().forEach(name -> System.out.printf(" %18s", name));
            System.out.println();
        }
        System.out.printf("%-10s", when);
        held.values().forEach(value -> System.out.printf(" %18s", value));
        System.out.println();
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
                switch (ThreadLocalRandom.current().nextInt(12)) {
                    case 0 -> listenOnSocket();
                    case 1 -> listenOnStream();
                    case 2 -> openACall();
                    case 3 -> draftAndEdit();
                    case 4 -> badRequest();
                    case 5 -> badSocket();
                    case 6 -> leaveAtOnce();
                    case 7 -> hangUp();
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
        var query = READS.get(ThreadLocalRandom.current().nextInt(READS.size()));
        var token = query.contains("applications") ? Tokens.at(port).of("lin.yuan") : null;
        post(Map.of("query", query), "application/json", token);
    }

    // Half of them the same again: the numbers are taken.
    private void openACall() throws IOException, InterruptedException {
        var input = LiveStory.call(ThreadLocalRandom.current().nextBoolean() ? number.incrementAndGet() : 100);
        input = new HashMap<>(input);
        input.putAll(Map.of("year", 2026, "issuedOn", "2026-11-01", "lastDay", "2027-12-31"));
        write(OPEN, input, "zhao.mee");
    }

    private void draftAndEdit() throws IOException, InterruptedException {
        var title = "石狮市大堡集控区清洁生产整体审核创新试点项目 " + UUID.randomUUID();
        var drafted = write(
                DRAFT,
                Map.of("batch", "batch_9001", "applicant", applicant(), "content", Map.of("title", title)),
                "lin.yuan");
        var id = JSON.readTree(drafted).at("/data/draftApplication/application/id");
        if (id.isString()) {
            write(EDIT, Map.of("id", id.asString(), "content", Map.of("openListNote", title)), "lin.yuan");
        }
    }

    private String applicant() {
        return applicants.computeIfAbsent("lin.yuan", new LiveStory(port)::body);
    }

    private String write(String document, Map<String, ?> input, String person)
            throws IOException, InterruptedException {
        writes.increment();
        return post(
                Map.of("query", document, "variables", Map.of("input", input)),
                "application/json",
                Tokens.at(port).of(person));
    }

    // Leaves before the answer, in the middle of whatever is done for it.
    private void hangUp() throws IOException, InterruptedException {
        requests.increment();
        left.increment();
        var body = JSON.writeValueAsString(Map.of("query", READS.get(1))).getBytes(StandardCharsets.UTF_8);
        try (var wire = new Socket("localhost", port)) {
            wire.getOutputStream()
                    .write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            wire.getOutputStream().write(body, 0, ThreadLocalRandom.current().nextBoolean() ? body.length : 20);
            wire.getOutputStream().flush();
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(20));
        }
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

    private String post(Map<String, ?> body, String accept, @Nullable String token)
            throws IOException, InterruptedException {
        return send(JSON.writeValueAsString(body), accept, token);
    }

    private String send(String body, String accept, @Nullable String token) throws IOException, InterruptedException {
        requests.increment();
        var answer = HTTP.send(request(body, accept, token).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 500 || answer.body().contains("INTERNAL_ERROR")) {
            failed.increment();
            System.out.println("failed: " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String body, String accept, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(body));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /// What the registry holds after a collection.
    ///
    /// @param atRest once nobody asks anything any more
    private Map<String, String> held(boolean atRest) throws IOException, InterruptedException {
        if (atRest) {
            // Longer than it takes to notice that a stream was left.
            TimeUnit.SECONDS.sleep(40);
        }
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
        var measured = new LinkedHashMap<String, String>();
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

    // Those of its own database: others may use the same server.
    private String cursors() {
        var uri = System.getProperty("registry.test.mongodb");
        if (uri == null) {
            return "-";
        }
        try (var client = MongoClients.create(uri)) {
            var idle = List.of(
                    new Document("$currentOp", new Document("idleCursors", true).append("allUsers", true)),
                    new Document(
                            "$match",
                            new Document("type", "idleCursor")
                                    .append(
                                            "ns",
                                            new Document(
                                                    "$regex",
                                                    "^" + database.properties().get("spring.mongodb.database")))));
            return String.valueOf(client.getDatabase("admin")
                    .aggregate(idle)
                    .into(new ArrayList<>())
                    .size());
        }
    }
}
