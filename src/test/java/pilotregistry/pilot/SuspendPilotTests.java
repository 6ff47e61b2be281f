package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.pilot.PilotStory.decision;
import static pilotregistry.pilot.PilotStory.with;

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
import pilotregistry.batch.CreditTrigger;
import tools.jackson.databind.JsonNode;

@RegistryTest
class SuspendPilotTests {

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

    @Autowired
    Settlement settlement;

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
    void holdsTheCreditsUntilItIsResumed() {
        var wish = decision(pilot, "2024-01-10");
        wish.remove("documentNumber");
        var suspended = story.done("chen.eco", "suspendPilot", wish);
        assertThat(suspended.at("/pilot/status").asString()).isEqualTo("SUSPENDED");
        assertThat(suspended.at("/pilot/decisions/0/kind").asString()).isEqualTo("SUSPENDED");
        assertThat(suspended.at("/pilot/decisions/0/by").asString()).isEqualTo("PROVINCIAL_ECOLOGY");
        assertThat(suspended.at("/pilot/decisions/0/documentNumber").isNull()).isTrue();
        assertThat(credits.of(pilot))
                .hasSize(3)
                .allMatch(credit -> credit.status() == CreditStatus.CONFIRMED && !credit.counts());
        assertThat(credits.of(pilot))
                .extracting(AuditCredit::heldSince)
                .containsOnly(java.time.LocalDate.of(2024, 1, 10));

        story.done("wu.ndrc", "resumePilot", with(wish, "date", "2024-01-12", "reason", "已整改"));
        assertThat(credits.of(pilot)).allMatch(AuditCredit::counts);
        assertThat(story.reloaded(pilot).unsettled()).isFalse();
    }

    @Test
    void showsDecisionsToEverybody() {
        story.done("zhao.mee", "suspendPilot", decision(pilot, "2024-01-10"));
        var decisions = Caller.anonymous(port)
                .data(
                        "query($id: ID) { pilot(id: $id) { status decisions { kind documentNumber date reason at } } }",
                        Map.of("id", pilot.id().value()))
                .at("/pilot");
        assertThat(decisions.at("/status").asString()).isEqualTo("SUSPENDED");
        assertThat(decisions.at("/decisions/0/documentNumber").asString()).isEqualTo("环办科财函〔2024〕300号");
        assertThat(decisions.at("/decisions/0/reason").asString()).isEqualTo("进度滞后，须整改");
    }

    @Test
    void refusesWhatADecisionMustNotBe() {
        var flawed = with(decision(pilot, "2024-01-16"), "documentNumber", "第3号", "reason", " ");
        story.refused("zhao.mee", "suspendPilot", flawed, "REASON_MISSING", "DOCUMENT_NUMBER_INVALID", "DATE_INVALID");
        story.refused(
                "zhao.mee",
                "suspendPilot",
                with(decision(pilot, "2024-01-10"), "reason", "长".repeat(2001)),
                "TOO_LONG");
        story.refused(
                "zhao.mee", "suspendPilot", with(decision(pilot, "2024-01-10"), "version", 7), "VERSION_CONFLICT");
        story.done("zhao.mee", "suspendPilot", decision(pilot, "2024-01-10"));
        story.refused("zhao.mee", "suspendPilot", decision(pilot, "2024-01-10"), "WRONG_STATUS");
    }

    @Test
    void isForItsProvinceAndTheMinistries() {
        for (var person : List.of("lin.yuan", "he.eco", "xu.ndrc", "qian.expert", "li.analyst", "admin")) {
            assertThat(story.code(person, "suspendPilot", decision(pilot, "2024-01-10")))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(story.code("anonymous", "suspendPilot", decision(pilot, "2024-01-10")))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(story.code("zhao.mee", "suspendPilot", with(decision(pilot, "2024-01-10"), "pilot", "pilot_0")))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void repeatsItselfUnderTheSameKeyWithOneEffectAndOnlyTriesWhenAsked() {
        var tried = with(decision(pilot, "2024-01-10"), "validateOnly", true);
        assertThat(story.done("zhao.mee", "suspendPilot", tried)
                        .at("/pilot/status")
                        .asString())
                .isEqualTo("RUNNING");
        var keyed = with(
                decision(pilot, "2024-01-10"),
                "idempotencyKey",
                UUID.randomUUID().toString());
        var first = story.done("zhao.mee", "suspendPilot", keyed);
        JsonNode again = story.done("zhao.mee", "suspendPilot", keyed);
        assertThat(again.at("/pilot")).isEqualTo(first.at("/pilot"));
        assertThat(story.reloaded(pilot).decisions()).hasSize(1);
    }

    @Test
    void letsNoLateHandOverwriteCreditsThatHaveFollowedALaterTurn() {
        story.done("zhao.mee", "suspendPilot", decision(pilot, "2024-01-10"));
        var suspended = story.reloaded(pilot);
        story.done("zhao.mee", "resumePilot", decision(pilot, "2024-01-12"));
        // whoever suspended was slow, and comes to the credits only now
        credits.credit(suspended, CreditTrigger.DESIGNATION, PilotStory.command(clock));
        assertThat(credits.of(pilot)).allMatch(AuditCredit::counts);
        settlement.resume();
        assertThat(credits.of(pilot)).allMatch(AuditCredit::counts);
    }
}
