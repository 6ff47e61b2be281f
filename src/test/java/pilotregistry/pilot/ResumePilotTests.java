package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.pilot.PilotStory.decision;
import static pilotregistry.pilot.PilotStory.with;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.batch.BatchRegister;

@RegistryTest
class ResumePilotTests {

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
    void aPilotIsSuspendedByAMinistry() {
        story = new PilotStory(port, mongo, batches, clock);
        pilot = story.designated();
        story.on("2024-01-15");
        story.done("sun.ndrc", "suspendPilot", decision(pilot, "2024-01-10"));
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void bringsItBackToWhatItIsByTheClock() {
        story.on("2024-09-02");
        var resumed = story.done("zhao.mee", "resumePilot", decision(pilot, "2024-09-01"));
        assertThat(resumed.at("/pilot/status").asString()).isEqualTo("TERM_OVER");
        assertThat(resumed.at("/pilot/decisions").findValuesAsString("kind")).containsExactly("SUSPENDED", "RESUMED");
        story.refused("zhao.mee", "resumePilot", decision(pilot, "2024-09-01"), "WRONG_STATUS");
    }

    @Test
    void leavesToTheMinistriesWhatAMinistrySuspended() {
        story.refused("chen.eco", "resumePilot", decision(pilot, "2024-01-12"), "OF_MINISTRY");
    }

    @Test
    void refusesWhatADecisionMustNotBe() {
        var flawed = with(decision(pilot, "2023-08-03"), "documentNumber", "3", "reason", "");
        story.refused("zhao.mee", "resumePilot", flawed, "REASON_MISSING", "DOCUMENT_NUMBER_INVALID", "DATE_INVALID");
        story.refused(
                "zhao.mee", "resumePilot", with(decision(pilot, "2024-01-12"), "reason", "长".repeat(2001)), "TOO_LONG");
        story.refused("zhao.mee", "resumePilot", with(decision(pilot, "2024-01-12"), "version", 0), "VERSION_CONFLICT");
    }

    @Test
    void isForItsProvinceAndTheMinistries() {
        for (var person : List.of("lin.yuan", "he.eco", "qian.expert")) {
            assertThat(story.code(person, "resumePilot", decision(pilot, "2024-01-12")))
                    .isEqualTo("FORBIDDEN");
        }
    }
}
