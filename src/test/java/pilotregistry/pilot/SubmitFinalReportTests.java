package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.pilot.PilotStory.decision;
import static pilotregistry.pilot.PilotStory.with;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.batch.BatchRegister;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class SubmitFinalReportTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    StoryClock clock;

    private PilotStory story;
    private Pilot pilot;

    @BeforeEach
    void aTermIsOver() {
        story = new PilotStory(port, mongo, batches, clock);
        pilot = story.designated();
        story.on("2024-09-02");
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void reportsWithTheFilesThatWereHandedInAndKeepsEveryRevision() {
        var file = upload("lin.yuan", "总结报告.pdf", 400);
        assertThat(file.statusCode()).isEqualTo(201);
        var id = JSON.readTree(file.body()).get("id").asString();
        var report = with(PilotStory.finalReport(pilot), "files", List.of(id));
        var reported = story.done("lin.yuan", "submitFinalReport", report);
        assertThat(reported.at("/pilot/status").asString()).isEqualTo("REPORTED");
        assertThat(reported.at("/pilot/finalReport/revision").asInt()).isEqualTo(1);
        assertThat(reported.at("/pilot/finalReport/fundsSpent").asString()).isEqualTo("2650");
        assertThat(reported.at("/pilot/finalReport/files/0/name").asString()).isEqualTo("总结报告.pdf");

        assertThat(Caller.send(
                                Caller.person(port, "lin.yuan")
                                        .request("/attachments/" + id)
                                        .DELETE(),
                                BodyHandlers.ofString())
                        .body())
                .contains("FILE_REPORTED");
        story.done("lin.yuan", "submitFinalReport", PilotStory.finalReport(pilot));
        assertThat(story.reloaded(pilot).acts().reports())
                .extracting(FinalReport::revision)
                .containsExactly(1, 2);
    }

    @Test
    void keepsThirtyRevisions() {
        for (int revision = 1; revision <= ReportRules.REVISIONS; revision++) {
            story.done("lin.yuan", "submitFinalReport", PilotStory.finalReport(pilot));
        }
        story.refused("lin.yuan", "submitFinalReport", PilotStory.finalReport(pilot), "TOO_MANY_REVISIONS");
    }

    @Test
    void showsReportsAndFilesToThoseWhomTheyConcernOnly() {
        var file = JSON.readTree(upload("lin.yuan", "证明.pdf", 300).body())
                .get("id")
                .asString();
        story.done("lin.yuan", "submitFinalReport", PilotStory.finalReport(pilot));
        var document =
                "query($id: ID) { pilot(id: $id) { finalReport { summary } finalReports { revision } files { id } } }";
        for (var person : List.of("lin.yuan", "chen.eco", "wu.ndrc", "zhao.mee", "sun.ndrc", "li.analyst", "admin")) {
            var seen = Caller.person(port, person)
                    .data(document, Map.of("id", pilot.id().value()))
                    .at("/pilot");
            assertThat(seen.at("/finalReport/summary").asString()).as(person).contains("29 家企业");
            assertThat(seen.at("/finalReports/0/revision").asInt()).isEqualTo(1);
            assertThat(seen.at("/files/0/id").asString()).isEqualTo(file);
            assertThat(status(Caller.person(port, person), file)).as(person).isEqualTo(200);
        }
        for (var caller : List.of(
                Caller.anonymous(port),
                Caller.partner(port),
                Caller.person(port, "huang.park"),
                Caller.person(port, "he.eco"),
                Caller.person(port, "qian.expert"))) {
            var seen = caller.data(document, Map.of("id", pilot.id().value())).at("/pilot");
            assertThat(seen.toString()).isEqualTo("{\"finalReport\":null,\"finalReports\":null,\"files\":null}");
            assertThat(status(caller, file)).isEqualTo(404);
        }
    }

    @Test
    void waitsForTheLastMonthOfTheTerm() {
        story.on("2024-07-31");
        var early = story.refused("lin.yuan", "submitFinalReport", PilotStory.finalReport(pilot), "TERM_NOT_OVER");
        assertThat(early.at("/errors/0/clause").asString()).startsWith("R02");
        story.on("2024-08-01");
        story.done("lin.yuan", "submitFinalReport", PilotStory.finalReport(pilot));
    }

    @Test
    void refusesAllThatIsMissingAtOnce() {
        var blank = PilotStory.of(
                pilot,
                "summary",
                " ",
                "measures",
                "",
                "results",
                "",
                "experience",
                "",
                "problems",
                "长".repeat(20_001),
                "fundsSpent",
                -1,
                "files",
                List.of("file_0"));
        var refused = story.refused(
                "lin.yuan",
                "submitFinalReport",
                blank,
                "PART_MISSING",
                "PART_MISSING",
                "PART_MISSING",
                "PART_MISSING",
                "TOO_LONG",
                "FUNDS_NEGATIVE",
                "UNKNOWN_FILE");
        assertThat(refused.at("/errors/3/path").toString()).isEqualTo("[\"input\",\"experience\"]");
        assertThat(refused.at("/errors/3/clause").asString()).startsWith("R30");
        story.refused(
                "lin.yuan", "submitFinalReport", with(PilotStory.finalReport(pilot), "version", 8), "VERSION_CONFLICT");
        story.done("zhao.mee", "terminatePilot", decision(pilot, "2024-09-01"));
        story.refused("lin.yuan", "submitFinalReport", PilotStory.finalReport(pilot), "WRONG_STATUS");
        var late = upload("lin.yuan", "迟到.pdf", 200);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("PILOT_ENDED", "终止");
    }

    @Test
    void isForItsOwnBodyOnlyButForTheOfficesWhereNoneIsKnown() {
        for (var person : List.of("huang.park", "chen.eco", "zhao.mee", "qian.expert")) {
            assertThat(story.code(person, "submitFinalReport", PilotStory.finalReport(pilot)))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(upload("huang.park", "别人的.pdf", 100).statusCode()).isEqualTo(403);
        pilot = story.historic(new Term(PilotStory.START, PilotStory.END));
        assertThat(story.code("he.eco", "submitFinalReport", PilotStory.finalReport(pilot)))
                .isEqualTo("FORBIDDEN");
        story.done("chen.eco", "submitFinalReport", PilotStory.finalReport(pilot));
    }

    @Test
    void repeatsItselfUnderTheSameKeyWithOneEffect() {
        var keyed = with(
                PilotStory.finalReport(pilot),
                "idempotencyKey",
                UUID.randomUUID().toString());
        JsonNode first = story.done("lin.yuan", "submitFinalReport", keyed);
        assertThat(story.done("lin.yuan", "submitFinalReport", keyed)).isEqualTo(first);
        assertThat(story.reloaded(pilot).acts().reports()).hasSize(1);
    }

    private HttpResponse<String> upload(String person, String name, int bytes) {
        var path = "/attachments?pilot=%s&role=FINAL_REPORT&name=%s"
                .formatted(pilot.id(), URLEncoder.encode(name, StandardCharsets.UTF_8));
        return Caller.send(
                Caller.person(port, person).request(path).POST(BodyPublishers.ofString(pdf(bytes))),
                BodyHandlers.ofString());
    }

    private static int status(Caller caller, String file) {
        return Caller.send(caller.request("/attachments/" + file), BodyHandlers.discarding())
                .statusCode();
    }

    private static String pdf(int bytes) {
        return "%PDF-1.7\n% " + UUID.randomUUID() + "%".repeat(bytes) + "\n%%EOF\n";
    }

    private static final JsonMapper JSON = JsonMapper.shared();
}
