package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.application.IntakeStory.done;
import static pilotregistry.application.IntakeStory.path;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;

@RegistryTest
@TestInstance(Lifecycle.PER_CLASS)
class SubmitApplicationTests {

    private static final String SUBMIT = "submitApplication";

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
    void isDoneByTheApplicantOrByItsProvinceForIt() {
        var own = done(story.act(story.applicant, SUBMIT, story.recommended("自报"), Map.of()));
        assertThat(own.at("/application/status").asString()).isEqualTo("SUBMITTED");
        assertThat(own.at("/application/submission/byProvince").asBoolean()).isFalse();
        var byProvince = done(story.act(story.development, SUBMIT, story.recommended("代报"), Map.of()));
        assertThat(byProvince.at("/application/submission/byProvince").asBoolean())
                .isTrue();
    }

    @Test
    void submitsOnlyWhatIsRecommended() {
        for (var id : List.of(
                story.drafted("草稿"), story.filed("仅报送"), story.returned("退回"), withdrawn(story.recommended("撤回")))) {
            var refused = story.refused(story.applicant, SUBMIT, id, Map.of(), "NOT_RECOMMENDED");
            assertThat(path(refused.at("/errors/0"))).containsExactly("input", "id");
            assertThat(refused.at("/errors/0/clause").asString()).isEqualTo("R31, 通知六");
            assertThat(refused.at("/application/submission").isNull()).isTrue();
        }
    }

    @Test
    void submitsOnce() {
        for (var id : List.of(story.submitted("两次"), story.accepted("已受理"), withdrawn(story.submitted("报后撤回")))) {
            var refused = story.refused(story.ecology, SUBMIT, id, Map.of(), "ALREADY_SUBMITTED");
            assertThat(path(refused.at("/errors/0"))).containsExactly("input", "id");
            assertThat(refused.at("/application/submission/byProvince").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void refusesAfterTheLastDay() {
        var inTime = story.recommended("末日");
        var late = story.recommended("逾期");
        var draft = story.drafted("逾期的草稿");
        clock.set(Instant.parse("2023-04-07T15:59:59Z"));
        done(story.act(story.applicant, SUBMIT, inTime, Map.of()));
        clock.set(Instant.parse("2023-04-07T16:00:00Z"));
        var refused = story.refused(story.applicant, SUBMIT, late, Map.of(), "DEADLINE");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "id");
        assertThat(refused.at("/errors/0/clause").asString()).isEqualTo("R25, 通知六");
        assertThat(refused.at("/errors/0/message").asString()).contains("2023-04-07");
        story.refused(story.applicant, SUBMIT, draft, Map.of(), "NOT_RECOMMENDED", "DEADLINE");
    }

    // No door lets a file in that passes the limit; nor would the submission.
    @Test
    void refusesFilesThatPassTheLimit() {
        var small = IntakeStory.begin(port, mongo, Map.of("sizeLimit", 1_000, "sizeWarning", 500));
        var refused = small.refused(small.applicant, SUBMIT, recommended(small, 1_001), Map.of(), "SIZE_LIMIT");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "id");
        assertThat(refused.at("/errors/0/clause").asString()).isEqualTo("R27, 通知六");
        done(small.act(small.applicant, SUBMIT, recommended(small, 1_000), Map.of()));
    }

    @Test
    void answersAStaleVersionWithTheCurrentState() {
        var id = story.recommended("版本");
        var refused = story.refused(story.applicant, SUBMIT, id, Map.of("version", 1), "VERSION_CONFLICT");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "version");
        assertThat(refused.at("/application/version").asInt()).isEqualTo(2);
        assertThat(refused.at("/application/status").asString()).isEqualTo("RECOMMENDED");
        done(story.act(story.applicant, SUBMIT, id, Map.of("version", 2)));
    }

    @Test
    void changesNothingWhenOnlyTried() {
        story.onlyTries(story.applicant, SUBMIT, Map.of("id", story.recommended("试")));
    }

    @Test
    void doesARepeatedKeyOnce() {
        var id = story.recommended("键");
        var key = Map.of("idempotencyKey", "submit-" + id);
        var first = done(story.act(story.applicant, SUBMIT, id, key));
        assertThat(done(story.act(story.applicant, SUBMIT, id, key))).isEqualTo(first);
        assertThat(story.stored(id).version()).isEqualTo(3);
        story.denied(story.applicant, SUBMIT, story.recommended("另一"), key, "IDEMPOTENCY_MISMATCH");
    }

    @Test
    void isOnlyForTheApplicantAndItsProvince() {
        var id = story.recommended("他人");
        story.denied(story.otherApplicant, SUBMIT, id, Map.of(), "NOT_FOUND");
        story.denied(story.otherEcology, SUBMIT, id, Map.of(), "NOT_FOUND");
        story.denied(story.ministry, SUBMIT, id, Map.of(), "FORBIDDEN");
        story.denied(story.anonymous, SUBMIT, id, Map.of(), "UNAUTHENTICATED");
        story.denied(story.reader, SUBMIT, id, Map.of(), "SCOPE_MISSING");
        story.denied(story.ecology, SUBMIT, story.drafted("未报送"), Map.of(), "NOT_FOUND");
    }

    @Test
    void knowsOnlyItsApplications() {
        for (var id : List.of(IntakeStory.UNKNOWN, story.batch)) {
            story.denied(story.applicant, SUBMIT, id, Map.of(), "NOT_FOUND");
        }
        for (var id : List.of("nonsense", "", "application_ ", "application_")) {
            story.denied(story.applicant, SUBMIT, id, Map.of(), "BAD_ID");
        }
    }

    @Test
    void refusesWhatIsMalformed() {
        var id = story.recommended("格式");
        story.denied(story.applicant, SUBMIT, id, Map.of("version", "一"), "BAD_VALUE");
        story.denied(story.applicant, SUBMIT, id, Map.of("idempotencyKey", 7), "BAD_VALUE");
        story.denied(story.applicant, SUBMIT, Map.of(), "VALIDATION");
    }

    private String withdrawn(String id) {
        done(story.act(story.applicant, "withdrawApplication", id, Map.of("reason", "不再申报")));
        return id;
    }

    private static String recommended(IntakeStory story, long bytes) {
        var application = story.oversized("材料 " + bytes, bytes);
        application.file("b".repeat(64), StoryClock.START, "lin.yuan");
        var letter = new Recommended("闽环函〔2023〕7599号", LocalDate.of(2023, 3, 10), "b".repeat(64), StoryClock.START);
        assertThat(application.recommend(letter)).isEmpty();
        return story.kept(application);
    }
}
