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

@RegistryTest
@TestInstance(Lifecycle.PER_CLASS)
class WithdrawApplicationTests {

    private static final String WITHDRAW = "withdrawApplication";
    private static final Map<String, Object> WHY = Map.of("reason", "不再申报");

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
    void endsWhatTheMinistriesHaveNotAccepted() {
        for (var id : List.of(story.drafted("草稿"), story.returned("退回"), story.filed("已报送"), story.submitted("已报部"))) {
            var withdrawn = done(story.act(story.applicant, WITHDRAW, id, WHY));
            assertThat(withdrawn.at("/application/status").asString()).isEqualTo("WITHDRAWN");
            assertThat(withdrawn.at("/application/conclusion/reason").asString())
                    .isEqualTo("不再申报");
        }
    }

    @Test
    void givesItsTitleUp() {
        done(story.act(story.applicant, WITHDRAW, story.drafted("让出名称"), WHY));
        story.drafted("让出名称");
    }

    @Test
    void comesTooLateOnceTheMinistriesHaveAcceptedIt() {
        var id = story.accepted("已受理");
        var refused = story.refused(story.applicant, WITHDRAW, id, WHY, "TOO_LATE");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "id");
        assertThat(refused.at("/application/status").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void endsOnce() {
        var id = story.drafted("两次");
        done(story.act(story.applicant, WITHDRAW, id, WHY));
        var refused = story.refused(story.applicant, WITHDRAW, id, Map.of("reason", "再次"), "ALREADY_WITHDRAWN");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "id");
        assertThat(refused.at("/application/conclusion/reason").asString()).isEqualTo("不再申报");
    }

    @Test
    void asksForAReason() {
        var id = story.drafted("理由");
        for (var blank : List.of("", " ", "　")) {
            var refused = story.refused(story.applicant, WITHDRAW, id, Map.of("reason", blank), "REASON_MISSING");
            assertThat(path(refused.at("/errors/0"))).containsExactly("input", "reason");
        }
        done(story.act(story.applicant, WITHDRAW, id, WHY));
        story.refused(story.applicant, WITHDRAW, id, Map.of("reason", ""), "ALREADY_WITHDRAWN", "REASON_MISSING");
    }

    @Test
    void answersAStaleVersionWithTheCurrentState() {
        var id = story.filed("版本");
        var refused = story.refused(story.applicant, WITHDRAW, id, with(WHY, Map.of("version", 0)), "VERSION_CONFLICT");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "version");
        assertThat(refused.at("/application/version").asInt()).isEqualTo(1);
        assertThat(refused.at("/application/status").asString()).isEqualTo("FILED");
        done(story.act(story.applicant, WITHDRAW, id, with(WHY, Map.of("version", 1))));
    }

    @Test
    void changesNothingWhenOnlyTried() {
        story.onlyTries(story.applicant, WITHDRAW, with(WHY, Map.of("id", story.drafted("试"))));
    }

    @Test
    void doesARepeatedKeyOnce() {
        var id = story.drafted("键");
        var wish = with(WHY, Map.of("idempotencyKey", "withdraw-" + id));
        var first = done(story.act(story.applicant, WITHDRAW, id, wish));
        assertThat(done(story.act(story.applicant, WITHDRAW, id, wish))).isEqualTo(first);
        assertThat(story.stored(id).version()).isEqualTo(1);
        story.denied(story.applicant, WITHDRAW, id, with(wish, Map.of("reason", "另一理由")), "IDEMPOTENCY_MISMATCH");
    }

    @Test
    void isOnlyForTheLeadApplicant() {
        var id = story.filed("他人");
        story.denied(story.otherApplicant, WITHDRAW, id, WHY, "NOT_FOUND");
        story.denied(story.ecology, WITHDRAW, id, WHY, "FORBIDDEN");
        story.denied(story.ministry, WITHDRAW, id, WHY, "FORBIDDEN");
        story.denied(story.anonymous, WITHDRAW, id, WHY, "UNAUTHENTICATED");
        story.denied(story.reader, WITHDRAW, id, WHY, "SCOPE_MISSING");
        var shared =
                story.drafted(with(story.content("联合申报"), Map.of("coApplicants", List.of(story.body("huang.park")))));
        story.denied(story.otherApplicant, WITHDRAW, shared, WHY, "FORBIDDEN");
    }

    @Test
    void knowsOnlyItsApplications() {
        for (var id : List.of(IntakeStory.UNKNOWN, story.batch)) {
            story.denied(story.applicant, WITHDRAW, id, WHY, "NOT_FOUND");
        }
        for (var id : List.of("nonsense", "", "application_ ", "application_")) {
            story.denied(story.applicant, WITHDRAW, id, WHY, "BAD_ID");
        }
    }

    @Test
    void refusesWhatIsMalformed() {
        var id = story.drafted("格式");
        story.denied(story.applicant, WITHDRAW, id, Map.of("reason", 5), "BAD_VALUE");
        story.denied(story.applicant, WITHDRAW, id, with(WHY, Map.of("version", "一")), "BAD_VALUE");
        story.denied(story.applicant, WITHDRAW, id, Map.of(), "VALIDATION");
    }
}
