package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.application.IntakeStory.codes;
import static pilotregistry.application.IntakeStory.done;
import static pilotregistry.application.IntakeStory.path;
import static pilotregistry.application.IntakeStory.title;
import static pilotregistry.application.IntakeStory.with;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;

@RegistryTest
@TestInstance(Lifecycle.PER_CLASS)
class FileApplicationTests {

    private static final String FILE = "fileApplication";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    StoryClock clock;

    private IntakeStory story;

    @BeforeAll
    void begin() {
        story = IntakeStory.begin(port, mongo);
    }

    @AfterEach
    void turnBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void freezesWhatIsFiled() {
        var filed = done(story.act(story.applicant, FILE, story.drafted("报送"), Map.of()));
        assertThat(filed.at("/application/status").asString()).isEqualTo("FILED");
        assertThat(filed.at("/application/currentFiling/number").asInt()).isEqualTo(1);
        assertThat(filed.at("/application/currentFiling/sha256").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void filesAgainWhatWasReturned() {
        var filed = done(story.act(story.applicant, FILE, story.returned("再报"), Map.of()));
        assertThat(filed.at("/application/currentFiling/number").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("pilotregistry.application.UnmetRule#each")
    void refusesWhatARuleOfTheBatchRefuses(UnmetRule unmet) {
        var id = story.drafted(unmet.broken(story.content("规则 " + UUID.randomUUID())));
        var refused = story.refused(
                story.applicant,
                FILE,
                id,
                Map.of(),
                unmet.codes().stream().map(Enum::name).toArray(String[]::new));
        var first = refused.get("errors")
                .valueStream()
                .filter(error -> error.get("code")
                        .asString()
                        .equals(unmet.codes().getFirst().name()))
                .findFirst()
                .orElseThrow();
        assertThat(path(first)).isEqualTo(unmet.path());
        assertThat(first.get("clause").asString())
                .startsWith(unmet.codes().getFirst().rule() + ", 通知");
        assertThat(refused.at("/application/status").asString()).isEqualTo("DRAFT");
        assertThat(refused.at("/application/currentFiling").isNull()).isTrue();
    }

    @Test
    void givesAllReasonsAtOnce() {
        var id = story.drafted(Map.of("title", title("只有名称")));
        assertThat(codes(story.act(story.applicant, FILE, id, Map.of())))
                .containsExactlyInAnyOrder(
                        "TYPE",
                        "INDUSTRIES",
                        "OBJECT",
                        "LEAD_PROVINCE",
                        "CLEAN_RECORD_DECLARED",
                        "GROUNDWORK",
                        "FUNDING",
                        "PLAN_COMPLETE",
                        "SCHEDULE",
                        "EXPECTED_OUTCOMES",
                        "CONTACT");
    }

    @Test
    void refusesABodyThatTheNoticeDoesNotName() {
        var admin = story.person("admin");
        var registered = done(story.act(
                admin,
                "registerOrganization",
                Map.of(
                        "name",
                        "石狮市凤里街道办事处（演示）",
                        "kind",
                        "GOVERNMENT",
                        "level",
                        "TOWNSHIP",
                        "socialCreditCode",
                        ApplicationFixtures.creditCode("11", ApplicationFixtures.SHISHI, 7_600),
                        "provinceCode",
                        ApplicationFixtures.FUJIAN,
                        "divisionCode",
                        ApplicationFixtures.SHISHI)));
        var office = registered.at("/organization/id").asString();
        var grant = Map.of("holder", "huang.park", "organization", office, "role", "APPLICANT");
        var mandate =
                done(story.act(admin, "grantMandate", grant)).at("/mandate/id").asString();
        try {
            var content = with(story.content("街道办事处"), Map.of("implementer", office));
            var wish = with(story.draft(content), Map.of("applicant", office));
            var id = done(story.act(story.otherApplicant, "draftApplication", wish))
                    .at("/application/id")
                    .asString();
            var refused = story.refused(story.otherApplicant, FILE, id, Map.of(), "APPLICANT_KIND");
            assertThat(path(refused.at("/errors/0"))).containsExactly("applicant");
            assertThat(refused.at("/errors/0/clause").asString()).startsWith("R10, 通知三");
        } finally {
            done(story.act(admin, "revokeMandate", mandate, Map.of("reason", "测试结束")));
        }
    }

    // No door lets an application lose its title; the rule holds for what stands in the database all the same.
    @Test
    void refusesWhatHasNoTitle() {
        var content = ApplicationFixtures.completeContent(new pilotregistry.organization.OrganizationId(story.body));
        var id = story.kept(story.unguarded(ApplicationFixtures.with(content, "title", null)));
        var refused = story.refused(story.applicant, FILE, id, Map.of(), "TITLE");
        assertThat(path(refused.at("/errors/0"))).containsExactly("content", "title");
        assertThat(refused.at("/errors/0/clause").asString()).startsWith("R28, 通知六");
    }

    // No door lets a file in that passes the limit; nor would filing.
    @Test
    void refusesFilesThatPassTheLimit() {
        var small = IntakeStory.begin(port, mongo, Map.of("sizeLimit", 1_000, "sizeWarning", 500));
        var refused = small.refused(
                small.applicant, FILE, small.kept(small.oversized("材料过大", 1_001)), Map.of(), "SIZE_LIMIT");
        assertThat(path(refused.at("/errors/0"))).containsExactly("attachments");
        assertThat(refused.at("/errors/0/clause").asString()).startsWith("R27, 通知六");
        done(small.act(small.applicant, FILE, small.kept(small.oversized("材料恰好", 1_000)), Map.of()));
    }

    @Test
    void refusesAfterTheLastDay() {
        var inTime = story.drafted("末日");
        var late = story.drafted("逾期");
        clock.set(Instant.parse("2023-04-07T15:59:59Z"));
        done(story.act(story.applicant, FILE, inTime, Map.of()));
        clock.set(Instant.parse("2023-04-07T16:00:00Z"));
        var refused = story.refused(story.applicant, FILE, late, Map.of(), "DEADLINE");
        assertThat(path(refused.at("/errors/0"))).containsExactly("batch");
        assertThat(refused.at("/errors/0/clause").asString()).startsWith("R25, 通知六");
        assertThat(refused.at("/errors/0/message").asString()).contains("2023-04-07");
    }

    @Test
    void filesOnlyADraftOrWhatWasReturned() {
        for (var id : List.of(story.filed("两次"), story.submitted("已报部"), withdrawn("已撤回"))) {
            var refused = story.refused(story.applicant, FILE, id, Map.of(), "NOT_EDITABLE");
            assertThat(path(refused.at("/errors/0"))).containsExactly("input", "id");
        }
    }

    @Test
    void answersAStaleVersionWithTheCurrentState() {
        var id = story.drafted("版本");
        var edit = Map.of("id", id, "content", Map.of("openListNote", "补充了说明"));
        done(story.act(story.applicant, "editApplication", edit));
        var refused = story.refused(story.applicant, FILE, id, Map.of("version", 0), "VERSION_CONFLICT");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "version");
        assertThat(refused.at("/application/version").asInt()).isEqualTo(1);
        assertThat(refused.at("/application/status").asString()).isEqualTo("DRAFT");
        done(story.act(story.applicant, FILE, id, Map.of("version", 1)));
    }

    @Test
    void changesNothingWhenOnlyTried() {
        story.onlyTries(story.applicant, FILE, Map.of("id", story.drafted("试")));
    }

    @Test
    void doesARepeatedKeyOnce() {
        var id = story.drafted("键");
        var key = Map.of("idempotencyKey", "file-" + id);
        var first = done(story.act(story.applicant, FILE, id, key));
        assertThat(done(story.act(story.applicant, FILE, id, key))).isEqualTo(first);
        assertThat(story.stored(id).filings()).hasSize(1);
        story.denied(story.applicant, FILE, story.drafted("另一"), key, "IDEMPOTENCY_MISMATCH");
    }

    @Test
    void isOnlyForTheLeadApplicant() {
        var id = story.drafted("他人");
        story.denied(story.otherApplicant, FILE, id, Map.of(), "NOT_FOUND");
        story.denied(story.ecology, FILE, id, Map.of(), "FORBIDDEN");
        story.denied(story.anonymous, FILE, id, Map.of(), "UNAUTHENTICATED");
        story.denied(story.reader, FILE, id, Map.of(), "SCOPE_MISSING");
        var shared =
                story.drafted(with(story.content("联合申报"), Map.of("coApplicants", List.of(story.body("huang.park")))));
        story.denied(story.otherApplicant, FILE, shared, Map.of(), "FORBIDDEN");
    }

    @Test
    void knowsOnlyItsApplications() {
        for (var id : List.of(IntakeStory.UNKNOWN, story.batch)) {
            story.denied(story.applicant, FILE, id, Map.of(), "NOT_FOUND");
        }
        for (var id : List.of("nonsense", "", "application_ ", "application_")) {
            story.denied(story.applicant, FILE, id, Map.of(), "BAD_ID");
        }
    }

    @Test
    void refusesWhatIsMalformed() {
        var id = story.drafted("格式");
        story.denied(story.applicant, FILE, id, Map.of("version", "一"), "BAD_VALUE");
        story.denied(story.applicant, FILE, id, Map.of("validateOnly", "是"), "BAD_VALUE");
        story.denied(story.applicant, FILE, Map.of(), "VALIDATION");
    }

    private String withdrawn(String suffix) {
        var id = story.drafted(suffix);
        done(story.act(story.applicant, "withdrawApplication", id, Map.of("reason", "不再申报")));
        return id;
    }
}
