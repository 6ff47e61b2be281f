package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.application.IntakeStory.done;
import static pilotregistry.application.IntakeStory.path;
import static pilotregistry.application.IntakeStory.title;
import static pilotregistry.application.IntakeStory.with;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
class DraftApplicationTests {

    private static final String DRAFT = "draftApplication";

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
    void beginsWithATitleAlone() {
        var drafted = done(story.act(story.applicant, DRAFT, story.draft(Map.of("title", title("只有名称")))));
        assertThat(drafted.at("/application/status").asString()).isEqualTo("DRAFT");
        assertThat(drafted.at("/application/version").asInt()).isZero();
        var stored = story.stored(drafted.at("/application/id").asString());
        assertThat(stored.applicantId().value()).isEqualTo(story.body);
        assertThat(stored.content())
                .isEqualTo(ApplicationFixtures.with(ApplicationContent.EMPTY, "title", title("只有名称")));
    }

    @ParameterizedTest
    @MethodSource("pilotregistry.application.BrokenContent#each")
    void refusesContentThatCannotStand(BrokenContent broken) {
        var wish = story.draft(with(story.content("不成立"), broken.content()));
        var refused = story.refused(story.applicant, DRAFT, wish, broken.code());
        assertThat(path(refused.at("/errors/0")))
                .startsWith("input", "content")
                .endsWith(broken.path())
                .hasSize(2 + broken.path().length);
        assertThat(refused.get("application").isNull()).isTrue();
    }

    @Test
    void givesAllReasonsAtOnce() {
        var content = new java.util.HashMap<String, Object>(Map.of("title", " "));
        var expected = new ArrayList<>(List.of("TITLE_MISSING"));
        for (var broken : BrokenContent.each().toList()) {
            if (content.putIfAbsent(broken.path()[0], broken.content().get(broken.path()[0])) == null) {
                expected.add(broken.code());
            }
        }
        story.refused(story.applicant, DRAFT, story.draft(content), expected.toArray(String[]::new));
    }

    @Test
    void asksForATitle() {
        for (var content : List.<Map<String, String>>of(Map.of(), Map.of("title", ""), Map.of("title", "　\u00A0"))) {
            var refused = story.refused(story.applicant, DRAFT, story.draft(content), "TITLE_MISSING");
            assertThat(path(refused.at("/errors/0"))).containsExactly("input", "content", "title");
        }
    }

    @Test
    void refusesATitleThatTheBodyUsesInThisBatchAlready() {
        story.drafted("同名 A");
        for (var title : List.of(title("同名 A"), title("同名Ａ"), title("同名 a"))) {
            var wish = story.draft(with(story.content("其他"), Map.of("title", title)));
            var refused = story.refused(story.applicant, DRAFT, wish, "DUPLICATE_TITLE");
            assertThat(path(refused.at("/errors/0"))).containsExactly("input", "content", "title");
            assertThat(refused.at("/errors/0/message").asString()).contains(title);
        }
        var elsewhere = IntakeStory.begin(port, mongo);
        elsewhere.drafted("同名 A");
    }

    @Test
    void knowsOnlyItsBatches() {
        var wish = with(story.draft(story.content("批次")), Map.of("batch", "batch_9999"));
        var refused = story.refused(story.applicant, DRAFT, wish, "UNKNOWN_BATCH");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "batch");
        for (var batch : List.of("nonsense", "")) {
            story.denied(story.applicant, DRAFT, with(wish, Map.of("batch", batch)), "BAD_ID");
        }
    }

    @Test
    void refusesAfterTheLastDay() {
        clock.set(Instant.parse("2023-04-07T15:59:59Z"));
        story.drafted("末日");
        clock.set(Instant.parse("2023-04-07T16:00:00Z"));
        var refused = story.refused(story.applicant, DRAFT, story.draft(story.content("逾期")), "BATCH_CLOSED");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "batch");
        assertThat(refused.at("/errors/0/clause").asString()).isEqualTo("R25, 通知六");
        assertThat(refused.at("/errors/0/message").asString()).contains("2023-04-07");
    }

    @Test
    void changesNothingWhenOnlyTried() {
        story.onlyTries(story.applicant, DRAFT, story.draft(story.content("试")));
    }

    @Test
    void doesARepeatedKeyOnce() {
        var wish = with(story.draft(story.content("键")), Map.of("idempotencyKey", "draft-" + story.batch));
        var first = done(story.act(story.applicant, DRAFT, wish));
        assertThat(done(story.act(story.applicant, DRAFT, wish))).isEqualTo(first);
        var other = with(wish, Map.of("content", story.content("另一")));
        story.denied(story.applicant, DRAFT, other, "IDEMPOTENCY_MISMATCH");
    }

    @Test
    void isOnlyForWhoHoldsTheApplicantsMandate() {
        var wish = story.draft(story.content("委托"));
        story.denied(story.otherApplicant, DRAFT, wish, "FORBIDDEN");
        story.denied(story.ecology, DRAFT, wish, "FORBIDDEN");
        story.denied(story.ministry, DRAFT, wish, "FORBIDDEN");
        story.denied(story.anonymous, DRAFT, wish, "UNAUTHENTICATED");
        story.denied(story.reader, DRAFT, wish, "SCOPE_MISSING");
        story.denied(story.applicant, DRAFT, with(wish, Map.of("applicant", "organization_unknown")), "FORBIDDEN");
        story.denied(story.applicant, DRAFT, with(wish, Map.of("applicant", "nonsense")), "BAD_ID");
    }

    @ParameterizedTest
    @MethodSource("pilotregistry.application.MalformedInput#each")
    void refusesWhatIsMalformed(MalformedInput malformed) {
        var wish = story.draft(with(story.content("格式"), malformed.content()));
        story.denied(story.applicant, DRAFT, wish, "BAD_VALUE");
    }
}
