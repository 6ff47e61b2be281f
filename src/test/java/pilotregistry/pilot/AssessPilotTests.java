package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;
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
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.access.Role;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Ledger;
import tools.jackson.databind.JsonNode;

@RegistryTest
class AssessPilotTests {

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

    @Autowired
    Supervision supervision;

    @Autowired
    Ledger ledger;

    @BeforeEach
    void aPilotHasReported() {
        story = new PilotStory(port, mongo, batches, clock);
        pilot = reported(CreditTrigger.ASSESSMENT_PASSED);
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void confirmsTheCreditsFromTheDayOfTheDecision() {
        var assessed = story.done("zhao.mee", "assessPilot", verdict("PASSED"));
        assertThat(assessed.at("/pilot/status").asString()).isEqualTo("PASSED");
        assertThat(assessed.at("/pilot/assessment").toString())
                .isEqualTo(
                        "{\"result\":\"PASSED\",\"documentNumber\":\"环办科财函〔2024〕300号\",\"publishedOn\":\"2024-09-01\"}");
        assertThat(assessed.at("/pilot/decisions/0/kind").asString()).isEqualTo("PASSED");
        var nodes = assessed.at("/pilot/auditCredits/nodes");
        assertThat(nodes.size()).isEqualTo(3);
        assertThat(nodes.findValuesAsString("status")).containsOnly("CONFIRMED");
        assertThat(nodes.findValuesAsString("confirmedSince")).containsOnly("2024-09-01");
        assertThat(nodes.findValuesAsString("provisionalSince")).containsOnly("2023-08-04");
        assertThat(story.reloaded(pilot).passed()).isTrue();
    }

    @Test
    void voidsTheCreditsOfWhatDidNotPass() {
        var assessed = story.done("sun.ndrc", "assessPilot", verdict("NOT_PASSED"));
        assertThat(assessed.at("/pilot/status").asString()).isEqualTo("NOT_PASSED");
        assertThat(assessed.at("/pilot/auditCredits/nodes").findValuesAsString("status"))
                .containsOnly("VOID");
        assertThat(assessed.at("/pilot/auditCredits/nodes").findValuesAsString("voidSince"))
                .containsOnly("2024-09-01");
    }

    @Test
    void leavesTheDayOfTheDesignationWhereTheBatchCountsFromIt() {
        pilot = reported(CreditTrigger.DESIGNATION);
        var assessed = story.done("zhao.mee", "assessPilot", verdict("PASSED"));
        assertThat(assessed.at("/pilot/auditCredits/nodes").findValuesAsString("confirmedSince"))
                .containsOnly("2023-08-04");
    }

    @Test
    void assessesWhatReportedAndOnlyOnce() {
        story.refused("zhao.mee", "assessPilot", verdict("UNKNOWN"), "RESULT_UNKNOWN");
        story.refused("zhao.mee", "assessPilot", with(verdict("PASSED"), "date", "2023-09-01"), "BEFORE_THE_END");
        story.done("zhao.mee", "assessPilot", verdict("PASSED"));
        var twice = story.refused("sun.ndrc", "assessPilot", verdict("NOT_PASSED"), "ALREADY_ASSESSED");
        assertThat(twice.at("/errors/0/clause").asString()).isEqualTo("F05");
        pilot = story.designated();
        story.refused("zhao.mee", "assessPilot", verdict("PASSED"), "NOT_REPORTED");
    }

    @Test
    void assessesAPilotOfThePastWithoutAReportIfItSaysWhy() {
        pilot = story.historic(new Term(PilotStory.START, PilotStory.END));
        var silent = verdict("PASSED");
        silent.remove("reason");
        story.refused("zhao.mee", "assessPilot", silent, "REASON_MISSING");
        assertThat(story.done("zhao.mee", "assessPilot", verdict("PASSED"))
                        .at("/pilot/status")
                        .asString())
                .isEqualTo("PASSED");
        pilot = story.historic(new Term(PilotStory.START, java.time.YearMonth.of(2025, 8)));
        story.refused("zhao.mee", "assessPilot", verdict("PASSED"), "NOT_REPORTED");
        pilot = story.historic(null);
        story.done("zhao.mee", "assessPilot", verdict("NOT_PASSED"));
    }

    @Test
    void refusesWhatADecisionMustNotBe() {
        var flawed = with(verdict("NOT_PASSED"), "documentNumber", "号", "reason", "", "date", "2024-10-01");
        story.refused("zhao.mee", "assessPilot", flawed, "REASON_MISSING", "DOCUMENT_NUMBER_INVALID", "DATE_INVALID");
        story.refused("zhao.mee", "assessPilot", with(verdict("PASSED"), "reason", "长".repeat(2001)), "TOO_LONG");
        story.refused("zhao.mee", "assessPilot", with(verdict("PASSED"), "version", 0), "VERSION_CONFLICT");
    }

    @Test
    void isForTheMinistriesOnly() {
        for (var person : List.of("lin.yuan", "chen.eco", "qian.expert", "admin")) {
            assertThat(story.code(person, "assessPilot", verdict("PASSED"))).isEqualTo("FORBIDDEN");
        }
        assertThat(story.code("anonymous", "assessPilot", verdict("PASSED"))).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void assessesOnceHoweverManyDecideAtOnceAndEachCreditFollowsOnce() {
        var before = credits.of(pilot).stream().map(AuditCredit::version).toList();
        var answers = Race.of(
                20,
                writer -> story.act(
                        writer % 2 == 0 ? "zhao.mee" : "sun.ndrc",
                        "assessPilot",
                        verdict(writer % 4 < 2 ? "PASSED" : "NOT_PASSED")));
        assertThat(answers).filteredOn(answer -> answer.at("/errors").isEmpty()).hasSize(1);
        assertThat(answers.stream()
                        .flatMap(answer -> answer.at("/errors").findValuesAsString("code").stream())
                        .distinct())
                .containsExactly("ALREADY_ASSESSED");
        var assessed = story.reloaded(pilot);
        assertThat(assessed.decisions()).hasSize(1);
        assertThat(assessed.unsettled()).isFalse();
        var due = assessed.passed() ? CreditStatus.CONFIRMED : CreditStatus.VOID;
        assertThat(credits.of(pilot)).hasSize(3).allMatch(credit -> credit.status() == due);
        assertThat(credits.of(pilot))
                .extracting(AuditCredit::version)
                .containsExactlyElementsOf(
                        before.stream().map(version -> version + 1).toList());
    }

    @Test
    void hasOneEffectHoweverOftenTheSameKeyComes() {
        var keyed = with(verdict("PASSED"), "idempotencyKey", UUID.randomUUID().toString());
        var answers = Race.of(20, writer -> story.act("zhao.mee", "assessPilot", keyed));
        assertThat(answers).allMatch(answer -> answer.at("/errors").isEmpty());
        assertThat(story.reloaded(pilot).decisions()).hasSize(1);
        assertThat(credits.of(pilot)).hasSize(3).allMatch(AuditCredit::counts);
        JsonNode last = story.done("zhao.mee", "assessPilot", keyed);
        assertThat(last.at("/pilot/auditCredits/nodes").findValuesAsString("status"))
                .containsOnly("CONFIRMED");
    }

    @Test
    void isResumedAfterACrashWhereverItFell() {
        var reported = story.reloaded(pilot);
        assertThat(reported.assess(AssessmentResult.PASSED, ruling())).isEmpty();
        mongo.save(reported); // and the registry fell before any credit was told
        assertThat(credits.of(pilot)).noneMatch(AuditCredit::counts);
        settlement.resume();
        assertThat(credits.of(pilot)).hasSize(3).allMatch(AuditCredit::counts);
        assertThat(story.reloaded(pilot).unsettled()).isFalse();

        var versions = credits.of(pilot).stream().map(AuditCredit::version).toList();
        story.forgetSettlement(pilot); // it fell again, with all done but the last word
        Race.of(4, writer -> {
            settlement.resume();
            return writer;
        });
        assertThat(story.reloaded(pilot).unsettled()).isFalse();
        assertThat(credits.of(pilot)).extracting(AuditCredit::version).containsExactlyElementsOf(versions);
    }

    @Test
    void isResumedByItsOwnCallComingAgain() {
        var zhao = story.actor("zhao.mee");
        var mandate = zhao.mandates(Role.MINISTRY_ECOLOGY).findFirst().orElseThrow();
        var key = UUID.randomUUID().toString();
        var command = new Command(
                "assessPilot", new Author("zhao.mee", null, null), key, "the same wish", null, false, clock.instant());
        ledger.change(
                Pilot.class,
                pilot.id(),
                command.under(mandate.id().value()),
                AssessPilotErrorCode.VERSION_CONFLICT,
                it -> it.assess(AssessmentResult.PASSED, ruling()));
        assertThat(credits.of(pilot)).noneMatch(AuditCredit::counts);

        var paper = new Supervision.Paper("环办科财函〔2024〕300号", java.time.LocalDate.of(2024, 9, 1), null);
        var again = supervision.assess(pilot.id(), AssessmentResult.PASSED, paper, zhao, command);
        assertThat(again.accepted()).isTrue();
        assertThat(again.aggregate().unsettled()).isFalse();
        assertThat(again.aggregate().decisions()).hasSize(1);
        assertThat(credits.of(pilot)).hasSize(3).allMatch(AuditCredit::counts);
    }

    private Pilot reported(CreditTrigger trigger) {
        var reported = story.reported(trigger);
        credits.credit(reported, trigger, PilotStory.command(clock));
        return reported;
    }

    private Map<String, Object> verdict(String result) {
        return PilotStory.verdict(pilot, result);
    }

    private Ruling ruling() {
        return new Ruling(
                "环办科财函〔2024〕300号", java.time.LocalDate.of(2024, 9, 1), null, Role.MINISTRY_ECOLOGY, clock.instant());
    }
}
