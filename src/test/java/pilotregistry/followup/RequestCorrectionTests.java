package pilotregistry.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.pilot.PilotStory.with;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotStory;

@RegistryTest
class RequestCorrectionTests {

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
    private String progress;

    @BeforeEach
    void progressIsReported() {
        story = new PilotStory(port, mongo, batches, clock);
        pilot = story.designated();
        story.on("2024-01-15");
        progress = new ProgressStory(story)
                .reported(pilot, "2023-10", "2023-12")
                .get("id")
                .asString();
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void hasTheReportMadeAnew() {
        var asked = story.done("wu.ndrc", "requestCorrection", request("资金支出与台账不符", "2024-01-31"));
        assertThat(asked.at("/progress/status").asString()).isEqualTo("CORRECTION_REQUESTED");
        assertThat(asked.at("/progress/corrections/0/by").asString()).isEqualTo("PROVINCIAL_DEVELOPMENT_AND_REFORM");
        assertThat(asked.at("/progress/corrections/0/due").asString()).isEqualTo("2024-01-31");
        story.refused("chen.eco", "requestCorrection", request("还有别的", null), "ALREADY_REQUESTED");

        var anew = story.done("lin.yuan", "reportProgress", ProgressStory.report(pilot, "2023-10", "2023-12"));
        assertThat(anew.at("/progress/status").asString()).isEqualTo("REPORTED");
        assertThat(anew.at("/progress/corrections/0/answeredAt").isNull()).isFalse();
        story.done("chen.eco", "requestCorrection", request("仍须补充", null));
    }

    @Test
    void canBeAnsweredAfterTheFinalReport() {
        story.on("2024-09-02");
        var last = PilotStory.of(pilot, "summary", "总结", "measures", "做法", "results", "成效", "experience", "经验");
        story.done("lin.yuan", "submitFinalReport", last);
        story.done("chen.eco", "requestCorrection", request("资金支出与台账不符", null));
        var tasks = "{ viewer { tasks(first: 100) { nodes { kind node { id } } } } }";
        assertThat(Caller.person(port, "lin.yuan").data(tasks).toString()).contains("PROGRESS_TO_CORRECT", progress);

        story.done("lin.yuan", "reportProgress", ProgressStory.report(pilot, "2023-10", "2023-12"));
        story.refused("lin.yuan", "reportProgress", ProgressStory.report(pilot, "2024-01", "2024-03"), "WRONG_STATUS");
    }

    @Test
    void refusesARequestWithoutAReasonOrForADayThatIsPast() {
        var refused = story.refused(
                "chen.eco", "requestCorrection", request(" ", "2024-01-14"), "REASON_MISSING", "DUE_PAST");
        assertThat(refused.at("/errors/0/clause").asString()).isEqualTo("F03");
        story.refused("chen.eco", "requestCorrection", request("长".repeat(2001), null), "TOO_LONG");
        story.refused("chen.eco", "requestCorrection", with(request("请更正", null), "version", 4), "VERSION_CONFLICT");
        story.done(
                "zhao.mee",
                "terminatePilot",
                PilotStory.of(pilot, "documentNumber", "环办科财函〔2024〕30号", "date", "2024-01-15", "reason", "不再实施"));
        story.refused("chen.eco", "requestCorrection", request("请更正", null), "PILOT_ENDED");
    }

    @Test
    void isForTheDepartmentsOfItsProvince() {
        for (var person : List.of("lin.yuan", "zhao.mee", "admin")) {
            assertThat(story.code(person, "requestCorrection", request("请更正", null)))
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(story.code("he.eco", "requestCorrection", request("请更正", null)))
                .isEqualTo("NOT_FOUND");
    }

    private Map<String, Object> request(String reason, String due) {
        var wish = new HashMap<String, Object>(Map.of("progress", progress, "reason", reason));
        if (due != null) {
            wish.put("due", due);
        }
        return wish;
    }
}
