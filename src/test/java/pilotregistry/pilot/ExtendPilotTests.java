package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.pilot.PilotStory.decision;
import static pilotregistry.pilot.PilotStory.with;

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

@RegistryTest
class ExtendPilotTests {

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
    void aPilotRuns() {
        story = new PilotStory(port, mongo, batches, clock);
        pilot = story.designated();
        story.on("2024-08-15");
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void movesTheEndOfTheTermOnceAndTheClockFollows() {
        var extended = story.done("zhao.mee", "extendPilot", extension("2024-12"));
        assertThat(extended.at("/pilot/term").toString()).isEqualTo("{\"start\":\"2023-08\",\"end\":\"2024-12\"}");
        assertThat(extended.at("/pilot/decisions/0/termEnd").asString()).isEqualTo("2024-12");
        story.on("2024-11-15");
        assertThat(story.reloaded(pilot).statusIn(java.time.YearMonth.of(2024, 11)))
                .isEqualTo(PilotStatus.RUNNING);
        assertThat(count("RUNNING")).isEqualTo(1);
        story.refused("sun.ndrc", "extendPilot", extension("2025-02"), "ALREADY_EXTENDED");
    }

    @Test
    void extendsToALaterMonthThatIsNotPast() {
        var refused = story.refused("zhao.mee", "extendPilot", extension("2024-08"), "NOT_LATER");
        assertThat(refused.at("/errors/0/path").toString()).isEqualTo("[\"input\",\"end\"]");
        assertThat(refused.at("/errors/0/clause").asString()).startsWith("R02");
        story.on("2024-11-15");
        story.refused("zhao.mee", "extendPilot", extension("2024-10"), "NOT_LATER");
    }

    @Test
    void extendsNothingThatHasEndedOrHasNoTerm() {
        story.done("zhao.mee", "terminatePilot", decision(pilot, "2024-08-14"));
        story.refused("zhao.mee", "extendPilot", extension("2024-12"), "WRONG_STATUS");
        pilot = story.historic(null);
        story.refused("zhao.mee", "extendPilot", extension("2024-12"), "TERM_UNKNOWN");
    }

    @Test
    void refusesWhatADecisionMustNotBe() {
        story.refused("zhao.mee", "extendPilot", extension("2200-01"), "TOO_FAR");
        var flawed = with(extension("2024-12"), "documentNumber", "x", "reason", "", "date", "2024-08-16");
        story.refused("zhao.mee", "extendPilot", flawed, "REASON_MISSING", "DOCUMENT_NUMBER_INVALID", "DATE_INVALID");
        story.refused("zhao.mee", "extendPilot", with(extension("2024-12"), "reason", "长".repeat(2001)), "TOO_LONG");
        story.refused("zhao.mee", "extendPilot", with(extension("2024-12"), "version", 5), "VERSION_CONFLICT");
    }

    @Test
    void isForTheMinistriesOnly() {
        for (var person : List.of("lin.yuan", "chen.eco", "wu.ndrc", "admin")) {
            assertThat(story.code(person, "extendPilot", extension("2024-12"))).isEqualTo("FORBIDDEN");
        }
    }

    private Map<String, Object> extension(String end) {
        return with(decision(pilot, "2024-08-14"), "end", end);
    }

    private int count(String status) {
        return Caller.anonymous(port)
                .data(
                        "query($name: String, $status: PilotStatus) { pilots(filter: {name: {eq: $name}, status: {eq: $status}}) { totalCount } }",
                        Map.of("name", pilot.name(), "status", status))
                .at("/pilots/totalCount")
                .asInt();
    }
}
