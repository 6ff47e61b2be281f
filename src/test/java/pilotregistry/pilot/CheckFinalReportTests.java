package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.pilot.PilotStory.with;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;

@RegistryTest
class CheckFinalReportTests {

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
    void aPilotHasReported() {
        story = new PilotStory(port, mongo, batches, clock);
        pilot = story.reported(CreditTrigger.ASSESSMENT_PASSED);
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void recordsWhatEachDepartmentSaysOfTheCurrentRevision() {
        story.done("chen.eco", "checkFinalReport", opinion("情况属实，同意提请评估"));
        var checked = story.done("wu.ndrc", "checkFinalReport", opinion("同意"));
        var checks = checked.at("/pilot/finalReport/checks");
        assertThat(checks.findValuesAsString("by"))
                .containsExactly("PROVINCIAL_ECOLOGY", "PROVINCIAL_DEVELOPMENT_AND_REFORM");
        assertThat(checks.at("/0/opinion").asString()).isEqualTo("情况属实，同意提请评估");
        story.done("lin.yuan", "submitFinalReport", PilotStory.finalReport(pilot));
        assertThat(story.reloaded(pilot).acts().report().checks()).isEmpty();
        assertThat(story.reloaded(pilot).acts().reports().getFirst().checks()).hasSize(2);
    }

    @Test
    void refusesAnEmptyOpinionOrOneOnNothing() {
        story.refused("chen.eco", "checkFinalReport", opinion(" "), "OPINION_MISSING");
        story.refused("chen.eco", "checkFinalReport", opinion("长".repeat(2001)), "TOO_LONG");
        story.refused("chen.eco", "checkFinalReport", with(opinion("属实"), "version", 7), "VERSION_CONFLICT");
        pilot = story.designated();
        story.refused("chen.eco", "checkFinalReport", opinion("属实"), "NOT_REPORTED");
    }

    @Test
    void isForTheDepartmentsOfItsProvince() {
        for (var person : List.of("lin.yuan", "he.eco", "zhao.mee")) {
            assertThat(story.code(person, "checkFinalReport", opinion("属实"))).isEqualTo("FORBIDDEN");
        }
    }

    private Map<String, Object> opinion(String opinion) {
        return PilotStory.of(pilot, "opinion", opinion);
    }
}
