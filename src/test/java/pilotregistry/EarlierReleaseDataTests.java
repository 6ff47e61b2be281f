package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import pilotregistry.backup.Archives;
import pilotregistry.backup.BackupCommand;
import pilotregistry.database.OpenedDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The data of an earlier release, restored from its backup into an empty database: this release starts upon them,
/// makes its index anew, finds their history untouched, and answers what that release answered.
@Execution(ExecutionMode.CONCURRENT)
class EarlierReleaseDataTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = TourWalk.AFTER_THE_TERM.plus(Duration.ofDays(1));
    private static final String BACKUP = "release/backup.zip";
    private static final String ANSWERS = "release/answers.ndjson";

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path folder;

    @Test
    void answersWhatTheEarlierReleaseAnswered() throws Exception {
        var archive = folder.resolve("backup.zip");
        try (var in = new ClassPathResource(BACKUP).getInputStream()) {
            Files.copy(in, archive);
        }
        try (var opened = OpenedDatabase.of(database)) {
            assertThat(archives(opened).read(archive)).isGreaterThan(300);
        }
        var port = RegistryProcess.freePort();
        try (var registry = RegistryProcess.at(NOW, database, port)) {
            awaitTheIndex(port);
            var expected = lines(ANSWERS);
            var questions = lines("release/questions.ndjson");
            assertThat(expected).hasSameSizeAs(questions);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(answer(port, questions.get(i)))
                        .as(questions.get(i).toString())
                        .isEqualTo(expected.get(i));
            }
            assertThat(verified(port)).isGreaterThan(100);
            assertThat(registry.log()).doesNotContain("ERROR");
        }
    }

    /// Makes the backup and the answers of this release, in the folder that the property names: copy them to
    /// `src/test/resources/release` once it has been released.
    @Test
    @EnabledIfSystemProperty(named = "registry.release", matches = ".+")
    void keepsTheDataOfThisReleaseForTheNext() throws Exception {
        var made = Files.createDirectories(Path.of(System.getProperty("registry.release")));
        walkTheTour();
        var port = RegistryProcess.freePort();
        try (var registry = RegistryProcess.at(NOW, database, port)) {
            awaitTheIndex(port);
            var answers = lines("release/questions.ndjson").stream()
                    .map(question -> answer(port, question).toString())
                    .toList();
            Files.write(made.resolve("answers.ndjson"), answers);
            assertThat(registry.pid()).isPositive();
        }
        var line = new ArrayList<>(List.of("backup", made.resolve("backup.zip").toString()));
        database.properties().forEach((name, value) -> line.add("--" + name + "=" + value));
        assertThat(BackupCommand.run(PilotRegistry.class, line.toArray(String[]::new)))
                .isZero();
    }

    private void walkTheTour() throws IOException {
        var port = RegistryProcess.freePort();
        var tour = new TourWalk(port);
        try (var during = RegistryProcess.at(StoryClock.START, database, port)) {
            TourWalk.steps().stream()
                    .filter(step -> !TourWalk.isAfterTheTerm(step))
                    .forEach(tour::walk);
            assertThat(during.pid()).isPositive();
        }
        try (var after = RegistryProcess.at(TourWalk.AFTER_THE_TERM, database, port)) {
            TourWalk.steps().stream().filter(TourWalk::isAfterTheTerm).forEach(tour::walk);
            assertThat(after.pid()).isPositive();
        }
    }

    private static void awaitTheIndex(int port) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            var index = Caller.anonymous(port)
                    .data("{ searchIndex { position lag rebuilding } }")
                    .get("searchIndex");
            return !index.get("rebuilding").asBoolean()
                    && index.get("lag").asLong() == 0
                    && index.get("position").asLong() > 0;
        });
    }

    private static JsonNode answer(int port, JsonNode question) {
        var who = question.get("who").asString();
        var caller = who.equals("anonymous") ? Caller.anonymous(port) : Caller.person(port, who);
        return caller.data(question.get("query").asString());
    }

    private static long verified(int port) {
        long events = 0;
        for (JsonNode next = JSON.valueToTree(1); !next.isNull(); ) {
            var found = Caller.anonymous(port)
                    .data(
                            "query($from: Long) { verifyHistory(from: $from) { untouched events next faults { code record } } }",
                            Map.of("from", next.asLong()))
                    .get("verifyHistory");
            assertThat(found.get("untouched").asBoolean()).as(found.toString()).isTrue();
            events += found.get("events").asLong();
            next = found.get("next");
        }
        return events;
    }

    private static List<JsonNode> lines(String resource) {
        return Caller.document(resource).lines().map(JSON::readTree).toList();
    }

    // A restoration converts nothing.
    private static Archives archives(OpenedDatabase opened) {
        var factory = new SimpleMongoClientDatabaseFactory(
                opened.client(), opened.database().getName());
        return new Archives(new MongoTemplate(factory), new StoryClock());
    }
}
