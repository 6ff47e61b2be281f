package pilotregistry.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import pilotregistry.Caller;
import pilotregistry.RegistryProcess;
import pilotregistry.TestDatabase;

/// The registry is killed (SIGKILL) while clients write, and started again on what is left.
@Execution(ExecutionMode.CONCURRENT)
class KilledRegistryTests {

    private static final int WRITERS = 4;
    private static final int KILLS = 2;

    private static final String DRAFT = """
            mutation($input: DraftApplicationInput!) {
              draftApplication(input: $input) { application { id version } errors { code } }
            }""";
    private static final String EDIT = """
            mutation($input: EditApplicationInput!) {
              editApplication(input: $input) { application { id version } errors { code } }
            }""";

    /// What was acknowledged: by idempotency key the id, and by id the version.
    private final Map<String, String> drafted = new ConcurrentHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();

    @Test
    void keepsEveryAcknowledgedChangeAndHalvesNone() throws Exception {
        var database = TestDatabase.fresh();
        for (int kill = 0; kill < KILLS; kill++) {
            var registry = RegistryProcess.start(database);
            writeUntilKilled(registry);
        }
        assertThat(drafted).as("acknowledged drafts").hasSizeGreaterThan(20);
        try (var registry = RegistryProcess.start(database)) {
            everyAcknowledgedVersionIsThere(registry);
            aRepeatedKeyAnswersWithWhatItDid(registry);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> registry.log().contains("events that an earlier run had left"));
        }
        try (var opened = OpenedDatabase.of(database)) {
            outboxesAreEmptyAndTheFeedHasNoGap(opened.database());
        }
    }

    private void writeUntilKilled(RegistryProcess registry) throws InterruptedException {
        var caller = Caller.person(registry.uri("/").getPort(), "lin.yuan");
        var applicant = caller.data("{ viewer { mandates { organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.execute(() -> write(caller, applicant));
            }
            Thread.sleep(6_000);
            registry.kill();
        }
    }

    private void write(Caller caller, String applicant) {
        try {
            while (true) {
                var key = UUID.randomUUID().toString();
                var application = caller.data(DRAFT, Map.of("input", draft(applicant, key)))
                        .at("/draftApplication/application");
                drafted.put(key, application.get("id").asString());
                versions.put(
                        application.get("id").asString(),
                        application.get("version").asInt());
                var edited = caller.data(
                                EDIT,
                                Map.of(
                                        "input",
                                        Map.of(
                                                "id",
                                                application.get("id").asString(),
                                                "content",
                                                Map.of("openListNote", key))))
                        .at("/editApplication/application");
                versions.put(edited.get("id").asString(), edited.get("version").asInt());
            }
        } catch (java.io.UncheckedIOException killed) {
            // What was under way is not acknowledged: the writer ends with the registry.
        }
    }

    private static Map<String, Object> draft(String applicant, String key) {
        return Map.of(
                "batch",
                "batch_9001",
                "applicant",
                applicant,
                "content",
                Map.of("title", "掉电演练 " + key),
                "idempotencyKey",
                key);
    }

    private void everyAcknowledgedVersionIsThere(RegistryProcess registry) {
        var caller = Caller.person(registry.uri("/").getPort(), "lin.yuan");
        var ids = new ArrayList<>(versions.keySet());
        for (int from = 0; from < ids.size(); from += 100) {
            var nodes = caller.data(
                            "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Application { version } } }",
                            Map.of("ids", ids.subList(from, Math.min(from + 100, ids.size()))))
                    .get("nodes");
            nodes.forEach(node -> assertThat(node.get("version").asInt())
                    .isGreaterThanOrEqualTo(versions.get(node.get("id").asString())));
        }
    }

    private void aRepeatedKeyAnswersWithWhatItDid(RegistryProcess registry) {
        var caller = Caller.person(registry.uri("/").getPort(), "lin.yuan");
        var applicant = caller.data("{ viewer { mandates { organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
        drafted.entrySet().stream()
                .limit(20)
                .forEach(each -> assertThat(caller.data(DRAFT, Map.of("input", draft(applicant, each.getKey())))
                                .at("/draftApplication/application/id")
                                .asString())
                        .isEqualTo(each.getValue()));
    }

    private static void outboxesAreEmptyAndTheFeedHasNoGap(MongoDatabase database) {
        var applications = all(database, "applications");
        assertThat(applications)
                .allSatisfy(application -> assertThat(
                                application.get("history", Document.class).getList("outbox", Document.class))
                        .isEmpty());
        var events = all(database, "events");
        assertThat(events.stream().map(event -> event.getLong("_id")).sorted())
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, events.size())
                        .boxed()
                        .toList());
        var perAggregate = new java.util.HashMap<String, List<Long>>();
        events.forEach(each -> {
            var event = each.get("event", Document.class);
            perAggregate
                    .computeIfAbsent(event.getString("aggregate"), name -> new ArrayList<>())
                    .add(event.getLong("sequence"));
        });
        applications.forEach(application -> {
            var history = application.get("history", Document.class);
            assertThat(perAggregate.get(application.getString("_id")))
                    .as("the events of %s", application.getString("_id"))
                    .hasSize(Math.toIntExact(history.getLong("sequence")))
                    .doesNotHaveDuplicates();
        });
    }

    private static Collection<Document> all(MongoDatabase database, String collection) {
        return database.getCollection(collection).find().into(new ArrayList<>());
    }
}
