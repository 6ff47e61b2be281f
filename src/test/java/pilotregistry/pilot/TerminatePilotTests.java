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
import pilotregistry.batch.CreditTrigger;

@RegistryTest
class TerminatePilotTests {

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

    @Autowired
    CreditBook credits;

    @BeforeEach
    void aPilotRuns() {
        story = new PilotStory(port, mongo, batches, clock);
        pilot = story.designated(CreditTrigger.DESIGNATION);
        story.on("2024-01-15");
        credits.credit(pilot, CreditTrigger.DESIGNATION, PilotStory.command(clock));
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void endsThePilotAndVoidsItsCreditsFromThatDay() {
        var ended = story.done("sun.ndrc", "terminatePilot", decision(pilot, "2024-01-10"));
        assertThat(ended.at("/pilot/status").asString()).isEqualTo("TERMINATED");
        assertThat(credits.of(pilot)).extracting(AuditCredit::status).hasSize(3).containsOnly(CreditStatus.VOID);
        assertThat(credits.of(pilot))
                .extracting(AuditCredit::voidSince)
                .containsOnly(java.time.LocalDate.of(2024, 1, 10));
        assertThat(credits.of(pilot))
                .as("it counted until then")
                .extracting(AuditCredit::confirmedSince)
                .doesNotContainNull();
        story.refused("zhao.mee", "terminatePilot", decision(pilot, "2024-01-11"), "WRONG_STATUS");
    }

    @Test
    void refusesWhatADecisionMustNotBe() {
        var flawed = with(decision(pilot, "2024-02-01"), "documentNumber", "", "reason", "");
        story.refused(
                "zhao.mee", "terminatePilot", flawed, "REASON_MISSING", "DOCUMENT_NUMBER_INVALID", "DATE_INVALID");
        story.refused(
                "zhao.mee",
                "terminatePilot",
                with(decision(pilot, "2024-01-12"), "reason", "长".repeat(2001)),
                "TOO_LONG");
        story.refused(
                "zhao.mee", "terminatePilot", with(decision(pilot, "2024-01-12"), "version", 9), "VERSION_CONFLICT");
    }

    @Test
    void isForTheMinistriesThatDesignatedIt() {
        for (var person : List.of("lin.yuan", "chen.eco", "wu.ndrc", "qian.expert")) {
            assertThat(story.code(person, "terminatePilot", decision(pilot, "2024-01-12")))
                    .isEqualTo("FORBIDDEN");
        }
    }
}
