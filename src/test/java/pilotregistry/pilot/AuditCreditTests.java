package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
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
import pilotregistry.application.ApplicationFixtures;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import tools.jackson.databind.JsonNode;

@RegistryTest
class AuditCreditTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    StoryClock clock;

    @Autowired
    CreditBook credits;

    private PilotStory story;
    private Pilot pilot;
    private String code;

    @BeforeEach
    void aPilotHasReported() {
        story = new PilotStory(port, mongo, batches, clock);
        pilot = story.reported(CreditTrigger.ASSESSMENT_PASSED);
        credits.credit(pilot, CreditTrigger.ASSESSMENT_PASSED, PilotStory.command(clock));
        code = pilot.enterprises().getFirst().socialCreditCode();
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void tellsAnybodyWhetherAnEnterpriseIsDeemedAuditedByWhichPilotAndSinceWhen() {
        var before = asked(code);
        assertThat(before.at("/deemedAudited").asBoolean()).isFalse();
        assertThat(before.at("/counting").isNull()).isTrue();
        assertThat(before.at("/credits/0/status").asString()).isEqualTo("PROVISIONAL");

        story.done("zhao.mee", "assessPilot", PilotStory.verdict(pilot, "PASSED"));
        var after = asked(" " + code.toLowerCase(Locale.ROOT) + " ");
        assertThat(after.at("/socialCreditCode").asString()).isEqualTo(code);
        assertThat(after.at("/deemedAudited").asBoolean()).isTrue();
        assertThat(after.at("/since").asString()).isEqualTo("2024-09-01");
        assertThat(after.at("/counting/pilot/code").asString()).isEqualTo(pilot.code());
    }

    @Test
    void countsTheLatestOfSeveralAndNamesThemAll() {
        story.done("zhao.mee", "assessPilot", PilotStory.verdict(pilot, "PASSED"));
        var other = story.designated(CreditTrigger.DESIGNATION);
        var same = AuditCredit.of(other, pilot.enterprises().getFirst(), code, CreditTrigger.DESIGNATION);
        mongo.save(same);
        var both = asked(code);
        assertThat(both.at("/credits").size()).isEqualTo(2);
        assertThat(both.at("/since").asString()).isEqualTo("2024-09-01");
        assertThat(both.at("/counting/pilot/code").asString()).isEqualTo(pilot.code());
    }

    @Test
    void countsNothingThatIsHeldOrVoid() {
        story.done("zhao.mee", "assessPilot", PilotStory.verdict(pilot, "NOT_PASSED"));
        var voided = asked(code);
        assertThat(voided.at("/deemedAudited").asBoolean()).isFalse();
        assertThat(voided.at("/since").isNull()).isTrue();
        assertThat(voided.at("/credits/0/voidSince").asString()).isEqualTo("2024-09-01");

        pilot = story.designated(CreditTrigger.DESIGNATION);
        credits.credit(pilot, CreditTrigger.DESIGNATION, PilotStory.command(clock));
        code = pilot.enterprises().getFirst().socialCreditCode();
        assertThat(asked(code).at("/since").asString()).isEqualTo("2023-08-04");
        story.done("zhao.mee", "suspendPilot", PilotStory.decision(pilot, "2024-09-01"));
        var held = asked(code);
        assertThat(held.at("/deemedAudited").asBoolean()).isFalse();
        assertThat(held.at("/credits/0/heldSince").asString()).isEqualTo("2024-09-01");
    }

    @Test
    void knowsNothingOfAnEnterpriseInNoPilot() {
        var nobody = asked(ApplicationFixtures.creditCode("91", "350581", 999_999));
        assertThat(nobody.at("/deemedAudited").asBoolean()).isFalse();
        assertThat(nobody.at("/credits").isEmpty()).isTrue();
    }

    @Test
    void saysInBothLanguagesThatACodeIsNone() {
        var document = Caller.document("graphql-test/auditCredit.graphql");
        for (var bad : new String[] {"1", "91350581MADEM0011X", "x".repeat(500)}) {
            var zh = Caller.anonymous(port).ask(document, Map.of("socialCreditCode", bad));
            assertThat(zh.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_SOCIAL_CREDIT_CODE");
            assertThat(zh.at("/errors/0/message").asString()).contains("校验位").hasSizeLessThan(120);
            var en = Caller.anonymous(port).in(Locale.ENGLISH).ask(document, Map.of("socialCreditCode", bad));
            assertThat(en.at("/errors/0/message").asString()).contains("check digit");
        }
    }

    private JsonNode asked(String socialCreditCode) {
        return Caller.anonymous(port)
                .data(Caller.document("graphql-test/auditCredit.graphql"), Map.of("socialCreditCode", socialCreditCode))
                .get("auditCredit");
    }
}
