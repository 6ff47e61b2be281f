package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.application.IntakeStory.done;
import static pilotregistry.application.IntakeStory.path;
import static pilotregistry.application.IntakeStory.with;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

@RegistryTest
@TestInstance(Lifecycle.PER_CLASS)
class RecordEnvironmentalEventTests {

    private static final String RECORD = "recordEnvironmentalEvent";
    private static final Map<String, Object> INSPECTION =
            Map.of("kind", "CENTRAL_INSPECTION", "date", "2022-06-30", "source", "中央生态环境保护督察通报");

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    private IntakeStory story;

    @BeforeAll
    void begin() {
        story = IntakeStory.begin(port, mongo);
    }

    @Test
    void weighsAsMuchAsADeclaredOne() {
        var id = story.filed("已报送登记");
        var recorded = done(story.act(story.ecology, RECORD, event(id, INSPECTION)));
        assertThat(recorded.at("/application/recordedEvents/0/event/source").asString())
                .isEqualTo("中央生态环境保护督察通报");
        assertThat(verdict(recorded, "CLEAN_RECORD_OF_OBJECT")).isEqualTo("NOT_MET");
        assertThat(verdict(recorded, "CLEAN_RECORD_OF_ENTERPRISES")).isEqualTo("MET");
    }

    @Test
    void isWeighedByAPersonWhenItIsOfOneEnterpriseInScope() {
        var enterprise = ApplicationFixtures.enterprises(29).getFirst().socialCreditCode();
        var id = story.filed("一家企业");
        var recorded = done(story.act(
                story.ecology, RECORD, event(id, with(INSPECTION, Map.of("enterpriseCode", enterprise)))));
        assertThat(verdict(recorded, "CLEAN_RECORD_OF_OBJECT")).isEqualTo("MET");
        assertThat(verdict(recorded, "CLEAN_RECORD_OF_ENTERPRISES")).isEqualTo("NOT_MET");
    }

    @Test
    void countsOnlyWithinTheYearsOfTheCall() {
        var id = story.filed("年限之前");
        var recorded =
                done(story.act(story.ecology, RECORD, event(id, with(INSPECTION, Map.of("date", "2020-04-06")))));
        assertThat(verdict(recorded, "CLEAN_RECORD_OF_OBJECT")).isEqualTo("MET");
    }

    @Test
    void keepsTheMinistriesFromDesignating() {
        var id = story.accepted("受理后曝光");
        done(story.act(story.ministry, RECORD, event(id, with(INSPECTION, Map.of("kind", "MEDIA_EXPOSURE")))));
        var designation = Map.of(
                "batch",
                story.batch,
                "documentNumber",
                "环办科财函〔2023〕8501号",
                "issuedOn",
                "2023-03-10",
                "termStart",
                "2023-04",
                "selected",
                List.of(Map.of("application", id, "name", "受理后曝光")));
        var refused = story.act(story.ministry, "designatePilots", designation);
        assertThat(IntakeStory.codes(refused)).containsExactly("CLEAN_RECORD");
    }

    @Test
    void isNotRecordedBeforeFilingNorAfterTheEnd() {
        var returned = story.returned("退回后登记");
        var refused = story.refused(story.ecology, RECORD, event(returned, INSPECTION), "NOT_OPEN");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "application");
        var withdrawn = story.filed("撤回后登记");
        done(story.act(story.applicant, "withdrawApplication", withdrawn, Map.of("reason", "不再申报")));
        story.refused(story.ecology, RECORD, event(withdrawn, INSPECTION), "NOT_OPEN");
    }

    @Test
    void sitsInNoFuture() {
        var refused = story.refused(
                story.ecology,
                RECORD,
                event(story.filed("未来"), with(INSPECTION, Map.of("date", "2023-03-11"))),
                "DATE_INVALID");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "event", "date");
    }

    @Test
    void needsASourceOfReadableLength() {
        var id = story.filed("来源");
        story.refused(story.ecology, RECORD, event(id, with(INSPECTION, Map.of("source", "　"))), "SOURCE_MISSING");
        story.refused(
                story.ecology,
                RECORD,
                event(id, with(INSPECTION, Map.of("source", "督".repeat(1_001)))),
                "SOURCE_TOO_LONG");
        done(story.act(story.ecology, RECORD, event(id, with(INSPECTION, Map.of("source", "督".repeat(1_000))))));
    }

    @Test
    void namesOnlyEnterprisesInScope() {
        var refused = story.refused(
                story.ecology,
                RECORD,
                event(story.filed("范围外"), with(INSPECTION, Map.of("enterpriseCode", "91110000100003962T"))),
                "UNKNOWN_ENTERPRISE");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "event", "enterpriseCode");
    }

    @Test
    void isRecordedOnce() {
        var id = story.filed("一次");
        done(story.act(story.ecology, RECORD, event(id, INSPECTION)));
        story.refused(story.development, RECORD, event(id, INSPECTION), "ALREADY_RECORDED");
    }

    @Test
    void answersAStaleVersionWithTheCurrentState() {
        var id = story.filed("登记版本");
        story.refused(story.ecology, RECORD, with(event(id, INSPECTION), Map.of("version", 0)), "VERSION_CONFLICT");
        done(story.act(story.ecology, RECORD, with(event(id, INSPECTION), Map.of("version", 1))));
    }

    @Test
    void changesNothingWhenOnlyTried() {
        story.onlyTries(story.ecology, RECORD, event(story.filed("登记试"), INSPECTION));
    }

    @Test
    void doesARepeatedKeyOnce() {
        var id = story.filed("登记键");
        var wish = with(event(id, INSPECTION), Map.of("idempotencyKey", "record-" + id));
        var first = done(story.act(story.ecology, RECORD, wish));
        assertThat(done(story.act(story.ecology, RECORD, wish))).isEqualTo(first);
    }

    @Test
    void isForTheProvinceAndTheMinistries() {
        var id = story.filed("登记权限");
        story.denied(story.applicant, RECORD, event(id, INSPECTION), "FORBIDDEN");
        story.denied(story.otherEcology, RECORD, event(id, INSPECTION), "NOT_FOUND");
        story.denied(story.ministry, RECORD, event(id, INSPECTION), "NOT_FOUND");
        story.denied(story.anonymous, RECORD, event(id, INSPECTION), "UNAUTHENTICATED");
        story.denied(story.ecology, RECORD, event("nonsense", INSPECTION), "BAD_ID");
    }

    private static Map<String, Object> event(String application, Map<String, ?> event) {
        return Map.of("application", application, "event", event);
    }

    private static String verdict(JsonNode payload, String code) {
        return payload.at("/application/findings")
                .valueStream()
                .filter(finding -> finding.get("code").asString().equals(code))
                .map(finding -> finding.get("verdict").asString())
                .findFirst()
                .orElseThrow();
    }
}
