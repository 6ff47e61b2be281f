package pilotregistry.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import pilotregistry.Caller;
import pilotregistry.RegistryProcess;
import pilotregistry.TestDatabase;
import tools.jackson.databind.JsonNode;

/// The registry is killed (SIGKILL) while exports are written, and started again on what is left.
@Execution(ExecutionMode.CONCURRENT)
class KilledExportTests {

    private static final int EXPORTS = 10;
    private static final String[] SETTINGS = {"--registry.exports.lease=2s", "--registry.exports.part=500B"};
    private static final Map<String, Object> PILOTS = Map.of("pilots", Map.of());

    @Test
    void showsNothingHalfAndCompletesWhatWasAskedFor() {
        var database = TestDatabase.fresh();
        var asked = new ArrayList<String>();
        var first = RegistryProcess.start(database, SETTINGS);
        var before = Caller.person(first.uri("/").getPort(), "li.analyst");
        for (int i = 0; i < EXPORTS; i++) {
            var input = ExportStory.input(PILOTS, i % 2 == 0 ? "CSV" : "NDJSON");
            asked.add(before.data(Caller.document("graphql-test/requestExport.graphql"), Map.of("input", input))
                    .at("/requestExport/export/id")
                    .asString());
        }
        first.kill();
        try (var second = RegistryProcess.start(database, SETTINGS)) {
            var after = Caller.person(second.uri("/").getPort(), "li.analyst");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(statuses(after)).hasSize(EXPORTS).containsOnly("DONE"));
            for (int i = 0; i < EXPORTS; i++) {
                var job = job(after, asked.get(i));
                var lines = ExportStory.file(after, job).lines().count();
                assertThat(lines).isEqualTo(job.at("/file/rows").asLong() + (i % 2 == 0 ? 1 : 0));
                assertThat(job.at("/file/sha256").asString())
                        .isEqualTo(
                                job(after, asked.get(i % 2)).at("/file/sha256").asString());
            }
        }
    }

    private static List<String> statuses(Caller caller) {
        return caller.data(Caller.document("graphql-test/exportJobs.graphql"), Map.of())
                .findValuesAsString("status");
    }

    private static JsonNode job(Caller caller, String id) {
        return caller.data(Caller.document("graphql-test/exportJob.graphql"), Map.of("id", id))
                .get("exportJob");
    }
}
