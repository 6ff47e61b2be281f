package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.application.IntakeStory.done;
import static pilotregistry.application.IntakeStory.path;
import static pilotregistry.application.IntakeStory.title;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;

@RegistryTest
@TestInstance(Lifecycle.PER_CLASS)
class EditApplicationTests {

    private static final String EDIT = "editApplication";
    private static final Map<String, Object> NOTE = content("openListNote", "补充了说明");

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    StoryClock clock;

    private IntakeStory story;
    private String draft;

    @BeforeAll
    void begin() {
        story = IntakeStory.begin(port, mongo);
        draft = story.drafted("修改");
    }

    @AfterEach
    void turnBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void leavesWhatIsNotGivenAndClearsWhatIsEmpty() {
        var id = story.drafted("部分修改");
        var before = story.stored(id).content();
        var edit = Map.of("content", Map.of("openListNote", "补充了说明", "contractors", List.of()));
        var edited = done(story.act(story.applicant, EDIT, id, edit));
        assertThat(edited.at("/application/version").asInt()).isEqualTo(1);
        assertThat(story.stored(id).content())
                .isEqualTo(ApplicationFixtures.with(
                        ApplicationFixtures.with(before, "openListNote", "补充了说明"), "contractors", List.of()));
    }

    @Test
    void countsNoChangeWhereNothingChanges() {
        var id = story.drafted("无变化的修改");
        done(story.act(story.applicant, EDIT, id, NOTE));
        var before = story.stored(id);
        var key = java.util.UUID.randomUUID().toString();
        var same = with(NOTE, "idempotencyKey", key);
        var again = done(story.act(story.applicant, EDIT, id, same));
        assertThat(again.at("/application/version").asLong()).isEqualTo(before.version());
        assertThat(story.stored(id).version()).isEqualTo(before.version());
        assertThat(story.stored(id).history().sequence())
                .isEqualTo(before.history().sequence());
        // It is done with its key, also once others have changed what it left alone.
        done(story.act(story.applicant, EDIT, id, content("openListNote", "别人的说明")));
        var repeated = done(story.act(story.applicant, EDIT, id, same));
        assertThat(repeated.at("/application/version").asLong()).isEqualTo(before.version() + 1);
        assertThat(story.stored(id).content().openListNote()).isEqualTo("别人的说明");
        story.denied(
                story.applicant,
                EDIT,
                id,
                with(content("openListNote", "另一说明"), "idempotencyKey", key),
                "IDEMPOTENCY_MISMATCH");
    }

    private static Map<String, Object> with(Map<String, Object> input, String name, Object value) {
        var all = new java.util.HashMap<>(input);
        all.put(name, value);
        return all;
    }

    @Test
    void mendsWhatWasReturned() {
        var id = story.returned("退回后修改");
        var edited = done(story.act(story.applicant, EDIT, id, NOTE));
        assertThat(edited.at("/application/status").asString()).isEqualTo("RETURNED");
    }

    @ParameterizedTest
    @MethodSource("pilotregistry.application.BrokenContent#each")
    void refusesContentThatCannotStand(BrokenContent broken) {
        var refused = story.refused(story.applicant, EDIT, draft, Map.of("content", broken.content()), broken.code());
        assertThat(path(refused.at("/errors/0")))
                .startsWith("input", "content")
                .endsWith(broken.path())
                .hasSize(2 + broken.path().length);
        assertThat(refused.at("/application/id").asString()).isEqualTo(draft);
        assertThat(refused.at("/application/version").asInt()).isZero();
    }

    @Test
    void keepsATitle() {
        for (var blank : List.of("", " ", "　\u00A0")) {
            var refused = story.refused(story.applicant, EDIT, draft, content("title", blank), "TITLE_MISSING");
            assertThat(path(refused.at("/errors/0"))).containsExactly("input", "content", "title");
            assertThat(refused.at("/application/title").asString()).isEqualTo(title("修改"));
        }
    }

    @Test
    void refusesATitleThatTheBodyUsesInThisBatchAlready() {
        story.drafted("已有 B");
        var refused = story.refused(story.applicant, EDIT, draft, content("title", title("已有Ｂ")), "DUPLICATE_TITLE");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "content", "title");
        assertThat(refused.at("/errors/0/message").asString()).contains(title("已有Ｂ"));
        var own = story.drafted("自己 C");
        done(story.act(story.applicant, EDIT, own, content("title", title("自己 c"))));
    }

    @Test
    void changesOnlyADraftOrWhatWasReturned() {
        for (var id : List.of(story.filed("已报送"), story.submitted("已报部"), withdrawn("已撤回"))) {
            var refused = story.refused(story.applicant, EDIT, id, NOTE, "NOT_EDITABLE");
            assertThat(path(refused.at("/errors/0"))).containsExactly("input", "id");
        }
        var refused = story.refused(story.applicant, EDIT, story.filed("状态"), NOTE, "NOT_EDITABLE");
        assertThat(refused.at("/errors/0/message").asString()).contains("已报送省级部门");
        assertThat(refused.at("/application/status").asString()).isEqualTo("FILED");
    }

    @Test
    void isNotCarriedToAnotherProvinceOnceItWasFiled() {
        var id = story.returned("省份");
        var refused = story.refused(story.applicant, EDIT, id, content("leadProvince", "320000"), "PROVINCE_FIXED");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "content", "leadProvince");
        done(story.act(story.applicant, EDIT, id, content("leadProvince", ApplicationFixtures.FUJIAN)));
        done(story.act(story.applicant, EDIT, draft(), content("leadProvince", "320000")));
    }

    @Test
    void refusesAfterTheLastDay() {
        var id = story.drafted("逾期修改");
        clock.set(Instant.parse("2023-04-07T16:00:00Z"));
        var refused = story.refused(story.applicant, EDIT, id, NOTE, "BATCH_CLOSED");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "id");
        assertThat(refused.at("/errors/0/clause").asString()).isEqualTo("R25, 通知六");
        assertThat(refused.at("/errors/0/message").asString()).contains("2023-04-07");
    }

    @Test
    void answersAStaleVersionWithTheCurrentState() {
        var id = story.drafted("版本");
        var first = IntakeStory.with(content("title", title("版本一")), Map.of("version", 0));
        done(story.act(story.applicant, EDIT, id, first));
        var second = IntakeStory.with(content("title", title("版本二")), Map.of("version", 0));
        var refused = story.refused(story.applicant, EDIT, id, second, "VERSION_CONFLICT");
        assertThat(path(refused.at("/errors/0"))).containsExactly("input", "version");
        assertThat(refused.at("/application/version").asInt()).isEqualTo(1);
        assertThat(refused.at("/application/title").asString()).isEqualTo(title("版本一"));
    }

    @Test
    void changesNothingWhenOnlyTried() {
        story.onlyTries(story.applicant, EDIT, IntakeStory.with(NOTE, Map.of("id", draft)));
    }

    @Test
    void doesARepeatedKeyOnce() {
        var id = story.drafted("键");
        var wish = IntakeStory.with(NOTE, Map.of("idempotencyKey", "edit-" + id));
        var first = done(story.act(story.applicant, EDIT, id, wish));
        assertThat(done(story.act(story.applicant, EDIT, id, wish))).isEqualTo(first);
        var tried = IntakeStory.with(wish, Map.of("validateOnly", true));
        assertThat(done(story.act(story.applicant, EDIT, id, tried))).isEqualTo(first);
        assertThat(story.stored(id).version()).isEqualTo(1);
        var other = IntakeStory.with(wish, content("openListNote", "另一说明"));
        story.denied(story.applicant, EDIT, id, other, "IDEMPOTENCY_MISMATCH");
    }

    @Test
    void isOnlyForTheLeadApplicant() {
        var shared = story.drafted(
                IntakeStory.with(story.content("联合申报"), Map.of("coApplicants", List.of(story.body("huang.park")))));
        story.denied(story.otherApplicant, EDIT, shared, NOTE, "FORBIDDEN");
        story.denied(story.otherApplicant, EDIT, draft, NOTE, "NOT_FOUND");
        story.denied(story.ecology, EDIT, draft, NOTE, "FORBIDDEN");
        story.denied(story.anonymous, EDIT, draft, NOTE, "UNAUTHENTICATED");
        story.denied(story.reader, EDIT, draft, NOTE, "SCOPE_MISSING");
    }

    @Test
    void knowsOnlyItsApplications() {
        for (var id : List.of(IntakeStory.UNKNOWN, story.batch)) {
            story.denied(story.applicant, EDIT, id, NOTE, "NOT_FOUND");
        }
        for (var id : List.of("nonsense", "", "application_ ", "application_")) {
            story.denied(story.applicant, EDIT, id, NOTE, "BAD_ID");
        }
    }

    @ParameterizedTest
    @MethodSource("pilotregistry.application.MalformedInput#each")
    void refusesWhatIsMalformed(MalformedInput malformed) {
        story.denied(story.applicant, EDIT, draft, Map.of("content", malformed.content()), "BAD_VALUE");
    }

    @Test
    void saysWhatIsMalformedInTheCallersLanguage() {
        var kind = Map.of("input", Map.of("id", draft, "content", Map.of("type", "PARK")));
        assertThat(malformed(story.applicant, kind)).isEqualTo("变量 input 的值不正确：“PARK”不是枚举 PilotType 的值。");
        assertThat(malformed(story.applicant.in(Locale.ENGLISH), kind))
                .startsWith("The value of the variable input is not valid: 'PARK' is no value of the enum PilotType.");
        assertThat(malformed(story.applicant, Map.of("input", Map.of("id", draft))))
                .isEqualTo("变量 input 的值不正确：须给出 content（ApplicationContentInput!）。");
    }

    @Test
    void refusesAVersionThatIsNoNumber() {
        for (var version : List.<Object>of("一", 99_999_999_999L, true)) {
            var wish = IntakeStory.with(NOTE, Map.of("version", version));
            story.denied(story.applicant, EDIT, draft, wish, "BAD_VALUE");
        }
    }

    private static String malformed(Caller who, Map<String, ?> variables) {
        return who.ask(Caller.document("graphql-test/editApplication.graphql"), variables)
                .at("/errors/0/message")
                .asString();
    }

    private String draft() {
        return story.drafted("另一草稿");
    }

    private String withdrawn(String suffix) {
        var id = story.drafted(suffix);
        done(story.act(story.applicant, "withdrawApplication", id, Map.of("reason", "不再申报")));
        return id;
    }

    private static Map<String, Object> content(String component, Object value) {
        return Map.of("content", Map.of(component, value));
    }
}
