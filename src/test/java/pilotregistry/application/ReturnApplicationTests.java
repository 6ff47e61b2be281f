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
class ReturnApplicationTests {

    private static final String RETURN = "returnApplication";
    private static final Map<String, Object> WHY = Map.of("reason", "请补充资金证明");

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
    void tellsTheApplicantWhatIsToBeMended() {
        var id = story.filed("退回");
        var returned = done(story.act(story.development, RETURN, id, WHY));
        assertThat(returned.at("/application/status").asString()).isEqualTo("RETURNED");
        assertThat(returned.at("/application/filings/0/returned/reason").asString())
                .isEqualTo("请补充资金证明");
    }

    @Test
    void returnsOnlyWhatIsFiled() {
        for (var id : List.of(story.returned("两次"), story.submitted("已报部"), withdrawn("已撤回"))) {
            var refused = story.refused(story.ecology, RETURN, id, WHY, "NOT_FILED");
            assertThat(path(refused.at("/errors/0"))).containsExactly("input", "id");
        }
        var refused = story.refused(story.ecology, RETURN, story.returned("状态"), WHY, "NOT_FILED");
        assertThat(refused.at("/errors/0/message").asString()).contains("已退回");
        assertThat(refused.at("/application/status").asString()).isEqualTo("RETURNED");
    }

    @Test
    void asksForAReason() {
        var id = story.filed("理由");
        for (var blank : List.of("", " ", "　")) {
            var refused = story.refused(story.ecology, RETURN, id, Map.of("reason", blank), "REASON_MISSING");
            assertThat(path(refused.at("/errors/0"))).containsExactly("input", "reason");
        }
        story.refused(story.ecology, RETURN, story.returned("两因"), Map.of("reason", ""), "NOT_FILED", "REASON_MISSING");
    }

    @Test
    void answersAStaleVersionWithTheCurrentState() {
        var id = story.filed("版本");
        var refused = story.refused(story.ecology, RETURN, id, with(WHY, Map.of("version", 0)), "VERSION_CONFLICT");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "version");
        assertThat(refused.at("/application/version").asInt()).isEqualTo(1);
        assertThat(refused.at("/application/status").asString()).isEqualTo("FILED");
        done(story.act(story.ecology, RETURN, id, with(WHY, Map.of("version", 1))));
    }

    @Test
    void changesNothingWhenOnlyTried() {
        story.onlyTries(story.ecology, RETURN, with(WHY, Map.of("id", story.filed("试"))));
    }

    @Test
    void doesARepeatedKeyOnce() {
        var id = story.filed("键");
        var wish = with(WHY, Map.of("idempotencyKey", "return-" + id));
        var first = done(story.act(story.ecology, RETURN, id, wish));
        assertThat(done(story.act(story.ecology, RETURN, id, wish))).isEqualTo(first);
        assertThat(story.stored(id).version()).isEqualTo(2);
        story.denied(story.ecology, RETURN, id, with(wish, Map.of("reason", "另一理由")), "IDEMPOTENCY_MISMATCH");
    }

    @Test
    void isOnlyForTheDepartmentsOfTheLeadProvince() {
        var id = story.filed("省外");
        story.denied(story.otherEcology, RETURN, id, WHY, "NOT_FOUND");
        story.denied(story.applicant, RETURN, id, WHY, "FORBIDDEN");
        story.denied(story.ministry, RETURN, id, WHY, "FORBIDDEN");
        story.denied(story.anonymous, RETURN, id, WHY, "UNAUTHENTICATED");
        story.denied(story.ecology, RETURN, story.drafted("未报送"), WHY, "NOT_FOUND");
    }

    @Test
    void knowsOnlyItsApplications() {
        for (var id : List.of(IntakeStory.UNKNOWN, story.batch)) {
            story.denied(story.ecology, RETURN, id, WHY, "NOT_FOUND");
        }
        for (var id : List.of("nonsense", "", "application_ ", "application_")) {
            story.denied(story.ecology, RETURN, id, WHY, "BAD_ID");
        }
    }

    @Test
    void refusesWhatIsMalformed() {
        var id = story.filed("格式");
        story.denied(story.ecology, RETURN, id, Map.of("reason", 5), "BAD_VALUE");
        story.denied(story.ecology, RETURN, id, with(WHY, Map.of("version", "一")), "BAD_VALUE");
        story.denied(story.ecology, RETURN, id, Map.of(), "VALIDATION");
    }

    private String withdrawn(String suffix) {
        var id = story.filed(suffix);
        done(story.act(story.applicant, "withdrawApplication", id, Map.of("reason", "不再申报")));
        return id;
    }
}
