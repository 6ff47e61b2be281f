package pilotregistry.database;

import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import pilotregistry.Caller;
import pilotregistry.RegistryProcess;
import pilotregistry.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;

/// Two nodes on a replica set of three, written to and followed, while now a node and now the primary is killed
/// (SIGKILL): `bench/chaos.sh` says how it is run. Ends with 1 where anything was lost, doubled or left out.
final class ChaosBenchmark {

    private static final int WRITERS = 4;
    private static final int NODES = 2;
    private static final String DATABASE = "chaos";
    private static final String DRAFT = """
            mutation($input: DraftApplicationInput!) {
              draftApplication(input: $input) { application { id } errors { code } } }""";
    private static final String EDIT = """
            mutation($input: EditApplicationInput!) {
              editApplication(input: $input) { application { id } errors { code } } }""";
    private static final String CHANGES = """
            query($since: Long!) { changes(since: $since, first: 100) {
              changes { position id sequence } position } }""";

    private static final String VERIFY = """
            query($from: Long!) { verifyHistory(from: $from) {
              untouched events next faults { code position record } } }""";

    private final Random random;
    private final ReplicaSet servers;
    private final TestDatabase database;
    private final Path folder;
    private final RegistryProcess[] nodes = new RegistryProcess[NODES];
    private final AtomicReferenceArray<@Nullable Caller> callers = new AtomicReferenceArray<>(NODES);

    /// What was acknowledged: by idempotency key of the draft its id, and by id how many edits.
    private final Map<String, String> drafted = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> edits = new ConcurrentHashMap<>();
    private final LongAdder repeated = new LongAdder();
    private final ChangesReceiver receiver = new ChangesReceiver();
    private final ConcurrentSkipListMap<Long, String> followed = new ConcurrentSkipListMap<>();
    private final List<String> faults = new ArrayList<>();
    private volatile boolean writing = true;
    private volatile boolean following = true;
    private volatile long position;

    private ChaosBenchmark(Path mongod, long seed) throws Exception {
        random = new Random(seed);
        servers = new ReplicaSet(mongod);
        folder = Files.createTempDirectory("chaos");
        database = new TestDatabase(Map.of(
                "spring.mongodb.uri",
                servers.uri(),
                "spring.mongodb.database",
                DATABASE,
                "registry.data",
                folder.resolve("data").toString()));
    }

    public static void main(String[] arguments) throws Exception {
        var kills = Integer.parseInt(arguments[0]);
        var seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
        System.out.printf("%d kills, seed %d%n", kills, seed);
        var chaos = new ChaosBenchmark(Path.of(arguments[1]), seed);
        var held = chaos.run(kills);
        System.exit(held ? 0 : 1);
    }

    private boolean run(int kills) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < NODES; node++) {
                start(node);
            }
            var applicant = applicant();
            receiver.register(any());
            for (int writer = 0; writer < WRITERS; writer++) {
                threads.execute(() -> write(applicant));
            }
            threads.execute(this::follow);
            var begun = System.nanoTime();
            // Each as often as the others, in an order nobody chose.
            var targets = IntStream.range(0, kills)
                    .map(kill -> kill % (NODES + 1))
                    .boxed()
                    .collect(Collectors.toList());
            Collections.shuffle(targets, random);
            for (int kill = 0; kill < kills; kill++) {
                TimeUnit.MILLISECONDS.sleep(2_000 + random.nextInt(6_000));
                kill(kill + 1, targets.get(kill));
            }
            TimeUnit.SECONDS.sleep(5);
            writing = false;
            System.out.printf(
                    "wrote for %d s%n",
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            awaitTheEndOfTheFeed();
            following = false;
        }
        compare();
        for (var node : nodes) {
            node.close();
        }
        servers.end();
        receiver.end();
        System.out.println(faults.isEmpty() ? "HELD" : "FAULTS\n" + String.join("\n", faults));
        return faults.isEmpty();
    }

    private void start(int node) {
        nodes[node] = RegistryProcess.start(
                database,
                "--registry.search.directory=" + folder.resolve("index-" + node),
                "--registry.webhooks.private-targets=true",
                "--registry.rate.identified=1000000000");
        callers.set(node, Caller.person(nodes[node].uri("/").getPort(), "lin.yuan"));
    }

    private void kill(int number, int which) throws Exception {
        var before = drafted.size();
        var begun = System.nanoTime();
        if (which < NODES) {
            callers.set(which, null);
            nodes[which].kill();
            start(which);
        } else {
            var primary = servers.primary();
            servers.kill(primary);
            servers.primary();
            servers.start(primary);
        }
        System.out.printf(
                "%2d: %s, back after %.1f s; %,d drafts acknowledged, %,d of them meanwhile%n",
                number,
                which < NODES ? "node " + which : "primary",
                (System.nanoTime() - begun) / 1e9,
                drafted.size(),
                drafted.size() - before);
    }

    private String applicant() {
        return any().data("{ viewer { mandates { organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
    }

    private void write(String applicant) {
        while (writing) {
            var key = UUID.randomUUID().toString();
            var content = Map.of("title", "故障演练 " + key);
            var draft =
                    Map.of("batch", "batch_9001", "applicant", applicant, "content", content, "idempotencyKey", key);
            var id = acknowledged(DRAFT, draft, "/draftApplication");
            drafted.put(key, id);
            for (int edit = 0; edit < 2; edit++) {
                acknowledged(
                        EDIT,
                        Map.of("id", id, "content", Map.of("openListNote", key + edit), "idempotencyKey", key + edit),
                        "/editApplication");
                edits.computeIfAbsent(id, first -> new AtomicInteger()).incrementAndGet();
            }
        }
    }

    // As a client must: the same key again, at whichever node, until somebody answers for it.
    private String acknowledged(String document, Map<String, ?> input, String payload) {
        while (true) {
            var answer = asked(document, Map.of("input", input));
            var id = answer == null
                    ? ""
                    : answer.at("/data" + payload + "/application/id").asString("");
            if (!id.isEmpty()) {
                return id;
            }
            if (answer != null && !answer.at("/data" + payload + "/errors").isEmpty()) {
                throw new IllegalStateException(answer.toString());
            }
            repeated.increment();
            pause();
        }
    }

    private @Nullable JsonNode asked(String document, Map<String, ?> variables) {
        try {
            return any().ask(document, variables);
        } catch (RuntimeException killed) {
            return null;
        }
    }

    private Caller any() {
        while (true) {
            var caller = callers.get((int) (Math.random() * NODES));
            if (caller != null) {
                return caller;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // As a partner does: from the position it has read to, at whichever node.
    private void follow() {
        while (following) {
            var answer = asked(CHANGES, Map.of("since", position));
            var page = answer == null ? null : answer.at("/data/changes");
            if (page == null || !page.has("position")) {
                pause();
                continue;
            }
            for (var change : page.get("changes")) {
                var told = change.get("id").asString() + " "
                        + change.get("sequence").asLong();
                if (followed.put(change.get("position").asLong(), told) != null) {
                    fault("followed twice: " + told);
                }
            }
            if (page.get("position").asLong() == position) {
                pause();
            }
            position = page.get("position").asLong();
        }
    }

    private void awaitTheEndOfTheFeed() {
        try (var client = MongoClients.create(servers.uri())) {
            var stored = client.getDatabase(DATABASE);
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
                var waiting = stored.getCollection("applications")
                        .countDocuments(new Document("history.outbox.0", new Document("$exists", true)));
                var newest = stored.getCollection("events").countDocuments();
                return waiting == 0
                        && position >= newest
                        && !followed.isEmpty()
                        && receiver.newest() >= followed.lastKey();
            });
        }
    }

    private void compare() {
        try (var client = MongoClients.create(servers.uri())) {
            var stored = client.getDatabase(DATABASE);
            var sequences = feed(stored.getCollection("events").find().sort(new Document("_id", 1)));
            var titles = new HashMap<String, Integer>();
            for (var application : stored.getCollection("applications").find()) {
                application(application, sequences, titles);
            }
            drafted.forEach((key, id) -> {
                if (titles.getOrDefault("故障演练 " + key, 0) != 1) {
                    fault("acknowledged once, there %s times: %s".formatted(titles.get("故障演练 " + key), id));
                }
            });
            var own = Set.copyOf(drafted.values());
            var told = new TreeMap<String, Integer>();
            followed.values().forEach(each -> told.merge(each, 1, Integer::sum));
            faults.addAll(receiver.faults(followed.headMap(receiver.newest(), true)));
            own.forEach(id -> sequences.getOrDefault(id, List.of()).forEach(sequence -> {
                if (told.getOrDefault(id + " " + sequence, 0) != 1) {
                    fault("followers were told %s times of %s %d"
                            .formatted(told.get(id + " " + sequence), id, sequence));
                }
            }));
        }
        System.out.println(receiver);
        System.out.printf(
                "%,d drafts and %,d edits acknowledged, %,d requests repeated, %,d changes followed%n",
                drafted.size(),
                edits.values().stream().mapToInt(AtomicInteger::get).sum(),
                repeated.sum(),
                followed.size());
        verify();
    }

    private void verify() {
        long events = 0;
        for (JsonNode next = LongNode.valueOf(1); next.isNumber(); ) {
            var verified = any().data(VERIFY, Map.of("from", next.asLong())).get("verifyHistory");
            events += verified.get("events").asLong();
            if (!verified.get("untouched").asBoolean()) {
                fault("verifyHistory: " + verified);
            }
            next = verified.get("next");
        }
        System.out.printf("verifyHistory went through %,d events%n", events);
    }

    private Map<String, List<Long>> feed(Iterable<Document> events) {
        var sequences = new HashMap<String, List<Long>>();
        long number = 0;
        for (var entry : events) {
            if (entry.getLong("_id") != ++number) {
                fault("the feed goes from %d to %d".formatted(number - 1, entry.getLong("_id")));
                number = entry.getLong("_id");
            }
            var event = entry.get("event", Document.class);
            sequences
                    .computeIfAbsent(event.getString("aggregate"), first -> new ArrayList<>())
                    .add(event.getLong("sequence"));
        }
        System.out.printf("the feed has %,d numbers%n", number);
        return sequences;
    }

    private void application(Document stored, Map<String, List<Long>> sequences, Map<String, Integer> titles) {
        var id = stored.getString("_id");
        var sequence = stored.get("history", Document.class).getLong("sequence");
        var told = sequences.getOrDefault(id, List.of()).stream().sorted().toList();
        var expected = LongStream.rangeClosed(1, sequence).boxed().toList();
        if (!told.equals(expected)) {
            fault("%s has %d events, the feed %s".formatted(id, sequence, told));
        }
        titles.merge(stored.get("content", Document.class).getString("title"), 1, Integer::sum);
        if (edits.containsKey(id) && sequence != 1 + edits.get(id).get()) {
            fault("%s was edited %d times, acknowledged %s".formatted(id, sequence - 1, edits.get(id)));
        }
    }

    private synchronized void fault(String what) {
        faults.add(what);
    }
}
