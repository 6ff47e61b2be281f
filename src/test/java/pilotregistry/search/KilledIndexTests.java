package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import pilotregistry.Caller;
import pilotregistry.RegistryProcess;
import pilotregistry.TestDatabase;

/// The registry is killed (SIGKILL) while cases are published and indexed, and started again on what is left.
@Execution(ExecutionMode.CONCURRENT)
class KilledIndexTests {

    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void missesNothingAndKeepsNothingStale() throws InterruptedException {
        var database = TestDatabase.fresh();
        for (int kill = 0; kill < 2; kill++) {
            publishUntilKilled(RegistryProcess.start(database));
        }
        assertThat(acknowledged).hasSizeGreaterThan(10);
        try (var registry = RegistryProcess.start(database)) {
            var port = registry.uri("/").getPort();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                var index = Caller.anonymous(port)
                        .data("{ searchIndex { lag rebuilding } }")
                        .get("searchIndex");
                return !index.get("rebuilding").asBoolean() && index.get("lag").asLong() == 0;
            });
            var listed = all(port, "caseStudies", "");
            assertThat(all(port, "searchCaseStudies", "")).isEqualTo(listed).containsAll(acknowledged);
            assertThat(all(port, "searchCaseStudies", "text: \"中水回用\",")).containsAll(acknowledged);
        }
    }

    private void publishUntilKilled(RegistryProcess registry) throws InterruptedException {
        var cases = new SearchedCases(registry.uri("/").getPort());
        try (var writer = Executors.newSingleThreadExecutor()) {
            writer.execute(() -> publish(cases));
            Thread.sleep(8_000);
            registry.kill();
        }
    }

    private void publish(SearchedCases cases) {
        try {
            while (true) {
                var rows = new ArrayList<Map<String, Object>>(List.of(cases.dyeing(), cases.dyeing(), cases.dyeing()));
                cases.published(rows)
                        .forEach(study -> acknowledged.add(study.get("id").asString()));
            }
        } catch (RuntimeException killed) {
            // the registry is gone
        }
    }

    private static TreeSet<String> all(int port, String list, String arguments) {
        var ids = new TreeSet<String>();
        String after = "";
        while (true) {
            var page = Caller.anonymous(port)
                    .data("{ %s(%s first: 100 %s) { nodes { id } pageInfo { hasNextPage endCursor } } }"
                            .formatted(list, arguments, after))
                    .get(list);
            page.get("nodes").forEach(node -> ids.add(node.get("id").asString()));
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return ids;
            }
            after = "after: \"" + page.at("/pageInfo/endCursor").asString() + "\"";
        }
    }
}
