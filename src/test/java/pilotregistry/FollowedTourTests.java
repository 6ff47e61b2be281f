package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Sorts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import pilotregistry.database.OpenedDatabase;
import pilotregistry.login.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The clients that people use, `graphql-ws` and `graphql-sse` in both its modes, follow the whole tour, while the
/// registry is killed once and restarted in order once: what they are told is what the database says happened.
@EnabledIfSystemProperty(named = "registry.test.npm", matches = "true")
class FollowedTourTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> TRANSPORTS =
            List.of("socket", "stream", "stream of its own path", "shared stream");
    // What everybody is told of pilots; the rest is told those whom it concerns.
    private static final Set<String> DECISIONS =
            Set.of("designatePilots", "importPilots", "suspendPilot", "resumePilot", "extendPilot", "assessPilot");
    private static final Set<String> PUBLICATIONS = Set.of("publishCaseStudy", "importCaseStudies");
    private static final String LAST = """
            mutation($input: OpenBatchInput!) { openBatch(input: $input) { batch { id } errors { code } } }""";

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path folder;

    private Path told;

    @Test
    void isToldOnceAndInOrderToClientsThatComeBack() throws Exception {
        var port = RegistryProcess.freePort();
        var tour = new TourWalk(port);
        var npm = npm();
        var registry = RegistryProcess.at(StoryClock.START, database, port);
        installed(npm);
        var follower = follow(port);
        try {
            var steps = TourWalk.steps();
            steps.stream().filter(step -> step.compareTo("12") < 0).forEach(tour::walk);
            registry.kill();
            registry = RegistryProcess.at(StoryClock.START.plus(Duration.ofHours(1)), database, port);
            steps.stream()
                    .filter(step -> step.compareTo("12") >= 0 && !TourWalk.isAfterTheTerm(step))
                    .forEach(tour::walk);
            registry.close();
            registry = RegistryProcess.at(TourWalk.AFTER_THE_TERM, database, port);
            steps.stream().filter(TourWalk::isAfterTheTerm).forEach(tour::walk);
            awaitTheLast(port);
        } finally {
            follower.destroyForcibly().waitFor();
            registry.close();
        }
        compare(tour.at("03", "/draftApplication/application/id"), tour.at("19", "/pilots/nodes/0/id"));
    }

    private void compare(String application, String pilot) throws IOException {
        var lines = Files.readAllLines(told).stream().map(JSON::readTree).toList();
        assertThat(lines).as("ended by nobody").noneMatch(line -> line.has("ended"));
        try (var opened = OpenedDatabase.of(database)) {
            var events = opened.database()
                    .getCollection("events")
                    .find()
                    .sort(Sorts.ascending("_id"))
                    .into(new ArrayList<>());
            for (var transport : TRANSPORTS) {
                same(
                        lines,
                        transport,
                        "applicationChanged",
                        of(
                                events,
                                "applications",
                                event -> event.getString("aggregate").equals(application)));
                same(
                        lines,
                        transport,
                        "pilotChanged",
                        of(
                                events,
                                "pilots",
                                event -> DECISIONS.contains(event.getString("act"))
                                        || event.getString("aggregate").equals(pilot)));
                same(
                        lines,
                        transport,
                        "caseStudyPublished",
                        of(events, "caseStudies", event -> PUBLICATIONS.contains(event.getString("act"))));
                same(lines, transport, "batchChanged", of(events, "batches", event -> true));
            }
        }
    }

    private static List<String> of(List<Document> events, String collection, Predicate<Document> told) {
        return events.stream()
                .filter(entry -> entry.getString("collection").equals(collection))
                .filter(entry -> told.test(entry.get("event", Document.class)))
                .map(entry -> entry.getLong("_id") + " "
                        + entry.get("event", Document.class).getString("aggregate"))
                .toList();
    }

    private static void same(List<JsonNode> lines, String transport, String subscription, List<String> happened) {
        assertThat(happened).as(subscription).isNotEmpty();
        assertThat(of(lines, transport, subscription)
                        .map(line -> line.path("position").asString() + " "
                                + line.at("/subject/id").asString()))
                .as("%s over %s", subscription, transport)
                .isEqualTo(happened);
    }

    private static Stream<JsonNode> of(List<JsonNode> lines, String transport, String subscription) {
        return lines.stream()
                .filter(line -> line.path("transport").asString().equals(transport))
                .filter(line -> line.path("subscription").asString().equals(subscription));
    }

    // What comes last in the feed comes last to everybody.
    private void awaitTheLast(int port) {
        var input = Map.of(
                "number",
                9101,
                "year",
                2024,
                "title",
                "关于推荐清洁生产审核创新试点项目的通知（末）",
                "issuedOn",
                "2024-05-10",
                "lastDay",
                "2024-06-30",
                "demonstration",
                true);
        var last = Caller.person(port, "zhao.mee")
                .data(LAST, Map.of("input", input))
                .at("/openBatch/batch/id")
                .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.readAllLines(told).stream()
                                .filter(line -> line.contains(last))
                                .count()
                        >= TRANSPORTS.size());
    }

    private Process follow(int port) throws IOException {
        told = folder.resolve("told.ndjson");
        var node = new ProcessBuilder("node", "follow.mjs")
                .directory(folder.toFile())
                .redirectOutput(told.toFile())
                .redirectError(folder.resolve("errors.txt").toFile());
        node.environment().put("REGISTRY", "http://localhost:" + port);
        node.environment().put("TOKEN", Tokens.at(port).of("lin.yuan"));
        return node.start();
    }

    private Process npm() throws IOException {
        for (var file : new File("src/test/resources/followers").listFiles()) {
            Files.copy(file.toPath(), folder.resolve(file.getName()));
        }
        return new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--loglevel=error")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("npm.txt").toFile())
                .start();
    }

    private void installed(Process npm) throws IOException, InterruptedException {
        assertThat(npm.waitFor(2, TimeUnit.MINUTES) && npm.exitValue() == 0)
                .as(Files.readString(folder.resolve("npm.txt")))
                .isTrue();
    }
}
