package pilotregistry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.PilotRegistry;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.casestudy.CaseStory;
import pilotregistry.feed.Relay;
import pilotregistry.language.Language;
import pilotregistry.ledger.Fingerprint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DailyRootsTests {

    // Later than any other story, so that no other root stands in the way.
    private static final Instant FIRST = Instant.parse("2101-01-02T00:00:00Z");

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    StoryClock clock;

    @Autowired
    Roots roots;

    private String id = "";

    @BeforeAll
    void twoDaysEnd() {
        var story = new CaseStory(port, context);
        id = story.published(story.passed(), "某日的案例");
        context.getBean(Relay.class).drain();
        clock.set(FIRST);
        roots.sign();
        clock.set(StoryClock.START);
        story.published(story.passed(), "次日的案例");
        context.getBean(Relay.class).drain();
        clock.set(FIRST.plusSeconds(86_400));
        assertThat(roots.sign()).isTrue();
        assertThat(roots.sign()).as("once only").isFalse();
        clock.set(StoryClock.START);
    }

    @Test
    void areToldEverybodyTheNewestFirst() {
        var told = Caller.anonymous(port)
                .data("{ dailyRoots(first: 2) { nodes { date size root previous at keyId jws } } }")
                .at("/dailyRoots/nodes");
        assertThat(told.findValuesAsString("date")).containsExactly("2101-01-02", "2101-01-01");
        assertThat(told.at("/0/previous").asString())
                .isEqualTo(SignedRoot.hashOf(told.at("/1/jws").asString()));
        assertThat(told.at("/0/size").asLong()).isGreaterThan(told.at("/1/size").asLong());
    }

    @Test
    void standAtAPublicAddressThatNeverChanges() {
        var one = Caller.send(Caller.anonymous(port).request("/history/roots/2101-01-02"), BodyHandlers.ofString());
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(one.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(SignedRoot.verified(one.body(), roots.keys())).isNotNull();
        assertThat(read("/history/roots").get(0).has("jws")).isTrue();
        var none = Caller.send(Caller.anonymous(port).request("/history/roots/1999-01-01"), BodyHandlers.ofString());
        assertThat(none.statusCode()).isEqualTo(404);
    }

    @Test
    void areNotSentAgainToWhoeverHasThem() {
        var first = Caller.send(Caller.anonymous(port).request("/history/roots"), BodyHandlers.discarding());
        var again = Caller.send(
                Caller.anonymous(port)
                        .request("/history/roots")
                        .header(
                                "If-None-Match",
                                first.headers().firstValue("ETag").orElseThrow()),
                BodyHandlers.discarding());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void publishesNoPrivateKey() {
        var keys = read("/.well-known/history-keys.json");
        assertThat(keys.get("keys")).isNotEmpty().allMatch(key -> !key.has("d") && key.has("x"));
    }

    @Test
    void provesThatAChangeIsUnderARootAndThatOneRootContinuesAnother() {
        var entry = Caller.anonymous(port)
                .data("query($id: ID!) { history(id: $id) { nodes { position hash } } }", Map.of("id", id))
                .at("/history/nodes/0");
        var position = entry.get("position").asLong();
        for (var proof : new JsonNode[] {
            read("/history/proof?date=2101-01-02&position=" + position),
            Caller.anonymous(port)
                    .data(
                            "query($position: Long!) { inclusionProof(position: $position) { position hash size root path } }",
                            Map.of("position", position))
                    .get("inclusionProof")
        }) {
            var path = new ArrayList<String>();
            proof.get("path").forEach(node -> path.add(node.asString()));
            assertThat(proof.get("hash")).isEqualTo(entry.get("hash"));
            assertThat(Merkle.hex(Merkle.rootOf(
                            Merkle.leaf(proof.get("hash").asString()),
                            position - 1,
                            proof.get("size").asLong(),
                            path)))
                    .isEqualTo(proof.get("root").asString());
        }
        assertThat(read("/history/proof?from=2101-01-01&to=2101-01-02").get("path"))
                .isNotEmpty();
        var asked = Caller.anonymous(port)
                .data("{ consistencyProof(from: \"2101-01-01\", to: \"2101-01-02\") { fromSize toSize path } }");
        assertThat(asked.at("/consistencyProof/path")).isNotEmpty();
    }

    @Test
    void provesNothingThatIsNotUnderTheRoot() {
        var beyond = Caller.send(
                Caller.anonymous(port).request("/history/proof?position=99999999"), BodyHandlers.ofString());
        assertThat(beyond.statusCode()).isEqualTo(400);
        assertThat(beyond.body()).contains("NOT_UNDER_ROOT");
        var nothing = Caller.send(Caller.anonymous(port).request("/history/proof"), BodyHandlers.ofString());
        assertThat(nothing.body()).contains("BAD_VALUE");
    }

    @Test
    void verifiesAnExportWithNothingButTheFiles() throws IOException {
        var export = saved("export.ndjson", Caller.anonymous(port), "/changes?hashes=true");
        var told = saved("roots.json", Caller.anonymous(port), "/history/roots");
        var keys = saved("keys.json", Caller.anonymous(port), "/.well-known/history-keys.json");
        assertThat(verified(0, export, told, keys)).contains("Nothing was tampered with");
        var lines = Files.readAllLines(export);
        var changed = new ArrayList<>(lines);
        changed.set(6, lines.get(6).replaceFirst("\"hash\":\"..", "\"hash\":\"00"));
        Files.write(export, changed);
        assertThat(verified(1, export, told, keys)).contains("ROOT_DIFFERS position=1 ");
        changed = new ArrayList<>(lines);
        changed.remove(6);
        Files.write(export, changed);
        assertThat(verified(1, export, told, keys)).contains("POSITION_MISSING position=7");
        Files.write(export, lines);
        Files.writeString(told, Files.readString(told).replaceFirst("\"jws\":\"(.{150})...", "\"jws\":\"$1xyz"));
        assertThat(verified(1, export, told, keys)).contains("ROOT_NOT_SIGNED");
        assertThat(verified(1, folder.resolve("none"), told, keys)).contains("cannot be read");
    }

    @Test
    void verifiesWholeEventsAlso() throws IOException {
        var export = saved("events.ndjson", Caller.person(port, "admin"), "/changes?events=true");
        var told = saved("roots.json", Caller.anonymous(port), "/history/roots");
        var keys = saved("keys.json", Caller.anonymous(port), "/.well-known/history-keys.json");
        // Some stories put records in that have no beginning.
        assertThat(verified(-1, export, told, keys).lines().filter(line -> line.contains("position=")))
                .allMatch(line -> line.startsWith("BEFORE_DIFFERS") && line.contains("sequence=1 "));
        var lines = Files.readAllLines(export);
        Files.write(
                export,
                lines.stream()
                        .map(line -> line.replace("publishCaseStudy", "retractCaseStudy"))
                        .toList());
        assertThat(verified(1, export, told, keys)).contains("HASH_DIFFERS kind=caseStudies");
        var place = lastOfACase(lines);
        lines.set(place, withALyingDelta(lines.get(place)));
        Files.write(export, lines);
        assertThat(verified(1, export, told, keys))
                .contains("DELTA_DIFFERS kind=caseStudies")
                .contains(" position=" + (place + 1))
                .doesNotContain("HASH_DIFFERS");
        Files.write(export, lines.subList(0, 6));
        assertThat(verified(1, export, told, keys)).contains("POSITION_MISSING position=7");
    }

    private static int lastOfACase(List<String> lines) {
        return IntStream.iterate(lines.size() - 1, i -> i - 1)
                .filter(i -> lines.get(i).contains("publishCaseStudy"))
                .findFirst()
                .orElseThrow();
    }

    // Every hash fits, but what is said to have changed is not what did.
    private static String withALyingDelta(String line) {
        var told = (ObjectNode) JsonMapper.shared().readTree(line);
        told.put("delta", "[]");
        var event = (ObjectNode) told.get("event");
        event.put("delta", Fingerprint.ofText("[]"));
        told.put("hash", Fingerprint.ofJson(event.toString()));
        return told.toString();
    }

    @Test
    void saysHowItIsAsked() {
        assertThat(HistoryCommand.isMeant("verify-export")).isTrue();
        assertThat(HistoryCommand.isMeant()).isFalse();
        assertThat(verified(1)).contains("Usage");
    }

    private JsonNode read(String path) {
        var answer = Caller.send(Caller.anonymous(port).request(path), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Path saved(String name, Caller caller, String path) throws IOException {
        var file = folder.resolve(name);
        Files.write(
                file,
                Caller.send(caller.request(path), BodyHandlers.ofByteArray()).body());
        return file;
    }

    /// @param code that the command ends with; -1 for any
    private static String verified(int code, Path... files) {
        var words = new ArrayList<>(List.of("verify-export"));
        for (var file : files) {
            words.add(file.toString());
        }
        var out = new ByteArrayOutputStream();
        var ended = HistoryCommand.run(
                PilotRegistry.class,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Language.EN,
                words.toArray(String[]::new));
        var said = out.toString(StandardCharsets.UTF_8);
        assertThat(code == -1 || ended == code).as(said).isTrue();
        return said;
    }
}
