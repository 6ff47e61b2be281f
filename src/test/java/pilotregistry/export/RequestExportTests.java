package pilotregistry.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.batch.BatchRegister;
import pilotregistry.pilot.PilotRegister;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class RequestExportTests {

    @LocalServerPort
    int port;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    Clock clock;

    private ExportStory story;
    private Caller analyst;

    @BeforeEach
    void someone() {
        story = new ExportStory(batches, pilots, clock);
        analyst = Caller.person(port, "li.analyst");
    }

    @Test
    void writesEveryRowOfTheListInItsOrderAndNoOther() {
        var first = story.pilot("一号园区试点, \"引号\"");
        var second = story.pilot("=HYPERLINK(\"http://x.test\")");
        var job = story.done(
                analyst,
                ExportStory.input(story.ours(), "CSV", "columns", List.of("code", "name", "status", "provinces")));

        assertThat(job.get("status").asString()).isEqualTo("DONE");
        assertThat(ExportStory.file(analyst, job))
                .isEqualTo("code,name,status,provinces\r\n"
                        + first.code() + ",\"一号园区试点, \"\"引号\"\"\",RUNNING,\"350000; 320000\"\r\n"
                        + second.code() + ",\"'" + second.name().replace("\"", "\"\"")
                        + "\",RUNNING,\"350000; 320000\"\r\n");
        assertThat(job.at("/file/rows").asInt()).isEqualTo(2);
        assertThat(job.at("/progress/rows").asInt()).isEqualTo(2);
        assertThat(job.at("/progress/total").asInt()).isEqualTo(2);
    }

    @Test
    void leadsWithHeadingsInALanguageAndAMarkWhereItIsAsked() {
        story.pilot("试点");
        var job = story.done(
                analyst,
                ExportStory.input(
                        story.ours(), "CSV", "columns", List.of("name"), "byteOrderMark", true, "headings", "ZH"));
        assertThat(ExportStory.file(analyst, job)).isEqualTo("\uFEFF名称\r\n试点\r\n");
    }

    @Test
    void writesOneObjectALineWithTypesAndNulls() {
        var pilot = story.pilot("试点");
        var job = story.done(analyst, ExportStory.input(story.ours(), "NDJSON"));
        var lines = ExportStory.file(analyst, job).split("\n");
        assertThat(lines).hasSize(1);
        var row = JsonMapper.shared().readTree(lines[0]);
        assertThat(row.get("id").asString()).isEqualTo(pilot.id().value());
        assertThat(row.get("batch").isInt()).isTrue();
        assertThat(row.get("demonstration").asBoolean()).isTrue();
        assertThat(row.get("industries").isArray()).isTrue();
        assertThat(row.get("implementer").isNull()).isTrue();
        assertThat(row.propertyNames()).hasSize(24);
    }

    @Test
    void givesAManifestThatAgreesWithTheFile() throws NoSuchAlgorithmException {
        story.pilot("试点甲");
        story.pilot("@试点乙");
        var job = story.done(analyst, ExportStory.input(story.ours(), "CSV"));
        var bytes = ExportStory.get(analyst, job.at("/file/path").asString()).body();
        var manifest = JsonMapper.shared()
                .readTree(ExportStory.get(analyst, job.at("/file/manifestPath").asString())
                        .body());
        assertThat(manifest.get("sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(manifest.get("bytes").asLong()).isEqualTo(bytes.length);
        assertThat(manifest.get("rows").asLong())
                .isEqualTo(new String(bytes, StandardCharsets.UTF_8).lines().count() - 1);
        assertThat(manifest.get("neutralised").asInt()).isEqualTo(2); // the name and its object
        assertThat(manifest.at("/asked/filter/batch/eq").asString())
                .isEqualTo(story.batch.id().value());
        assertThat(manifest.get("columns")).hasSize(24);
        assertThat(manifest.get("licence").asString()).startsWith("https://");
        assertThat(manifest.get("feedPosition").asLong()).isPositive();
    }

    @Test
    void refusesASearchThatCannotBeAsked() {
        var search = Map.<String, Object>of("searchCaseStudies", Map.of("text", "水".repeat(201)));
        var refused = analyst.ask(
                Caller.document("graphql-test/requestExport.graphql"),
                Map.of("input", ExportStory.input(search, "CSV", "validateOnly", true)));
        assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("TEXT_TOO_LONG");
    }

    @Test
    void isGoneOnWithWhereADownloadBroke() {
        story.pilot("试点");
        var job = story.done(analyst, ExportStory.input(story.ours(), "CSV"));
        var path = job.at("/file/path").asString();
        var whole = ExportStory.get(analyst, path);
        var etag = whole.headers().firstValue("ETag").orElseThrow();
        var rest = ExportStory.get(analyst, path, "Range", "bytes=10-", "If-Range", etag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(java.util.Arrays.copyOfRange(whole.body(), 10, whole.body().length));
        assertThat(ExportStory.get(analyst, path, "Range", "bytes=10-", "If-Range", "\"0\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ExportStory.get(analyst, path, "Range", "bytes=99999999-").statusCode())
                .isEqualTo(416);
        assertThat(ExportStory.get(analyst, path, "If-None-Match", etag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void isNobodyElses() {
        story.pilot("试点");
        var job = story.done(analyst, ExportStory.input(story.ours(), "CSV"));
        var path = job.at("/file/path").asString();
        for (var other : List.of(Caller.person(port, "lin.yuan"), Caller.person(port, "admin"))) {
            var id = Map.of("id", job.get("id").asString());
            assertThat(other.code(Caller.document("graphql-test/exportJob.graphql"), id))
                    .isEqualTo("NOT_FOUND");
            assertThat(ExportStory.get(other, path).statusCode()).isEqualTo(404);
            assertThat(ExportStory.get(other, path + "/manifest").statusCode()).isEqualTo(404);
        }
        assertThat(ExportStory.get(Caller.anonymous(port), path).statusCode()).isEqualTo(401);
        assertThat(ExportStory.get(Caller.person(port, "li.analyst", "openid"), path)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void isMadeOnceForOneKey() {
        var input = ExportStory.input(
                story.ours(), "CSV", "idempotencyKey", UUID.randomUUID().toString());
        var once = story.request(analyst, input).at("/export/id").asString();
        assertThat(story.request(analyst, input).at("/export/id").asString()).isEqualTo(once);
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        var tried = story.request(analyst, ExportStory.input(story.ours(), "CSV", "validateOnly", true));
        assertThat(tried.get("export").isNull()).isTrue();
        assertThat(tried.get("errors")).isEmpty();
    }

    @Test
    void refusesColumnsThatAreNotThere() {
        var refused = story.request(
                analyst, ExportStory.input(story.ours(), "CSV", "columns", List.of("name", "contact", "name")));
        assertThat(refused.findValuesAsString("code")).containsExactly("UNKNOWN_COLUMN", "COLUMN_TWICE");
        assertThat(refused.at("/errors/0/path").toString()).isEqualTo("[\"input\",\"columns\",\"1\"]");
        assertThat(refused.at("/errors/0/message").asString())
                .contains("contact")
                .containsPattern("\\p{IsHan}");
        var none =
                story.request(analyst.in(Locale.ENGLISH), ExportStory.input(story.ours(), "CSV", "columns", List.of()));
        assertThat(none.findValuesAsString("code")).containsExactly("NO_COLUMNS");
        assertThat(none.at("/errors/0/message").asString()).startsWith("Name at least one column");
    }

    @Test
    void refusesMoreThanTheSeatsOfOnePerson() {
        var expert = Caller.person(port, "qian.expert");
        JsonNode last = null;
        for (int i = 0; i <= Exports.SEATS; i++) {
            last = story.request(expert, ExportStory.input(story.ours(), "NDJSON"));
        }
        assertThat(last.get("errors").findValuesAsString("code")).containsExactly("TOO_MANY_EXPORTS");
        assertThat(last.at("/errors/0/message").asString()).contains("20");
        story.cancelAll(expert); // other tests ask for exports of theirs
        assertThat(story.request(expert, ExportStory.input(story.ours(), "NDJSON"))
                        .get("errors"))
                .isEmpty();
    }

    @Test
    void isRefusedWithoutATokenOrItsScope() {
        var document = Caller.document("graphql-test/requestExport.graphql");
        var variables = Map.of("input", ExportStory.input(story.ours(), "CSV"));
        assertThat(Caller.anonymous(port).code(document, variables)).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.person(port, "li.analyst", "openid").code(document, variables))
                .isEqualTo("SCOPE_MISSING");
    }
}
