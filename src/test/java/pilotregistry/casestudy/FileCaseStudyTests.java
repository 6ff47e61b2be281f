package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.RegistryTest;
import pilotregistry.outcome.OutcomeNature;
import pilotregistry.outcome.OutcomeStatus;

@RegistryTest
class FileCaseStudyTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private CaseStory story;

    @BeforeEach
    void begin() {
        story = new CaseStory(port, context);
    }

    @Test
    void showsItToItsProvinceTheMinistriesAndTheExperts() {
        var id = story.filed(story.passed(), "报送的案例");
        for (var person : List.of("lin.yuan", "chen.eco", "wu.ndrc", "zhao.mee", "sun.ndrc", "qian.expert")) {
            var read = story.read(person, id);
            assertThat(read.at("/revision/status").asString()).as(person).isEqualTo("FILED");
            assertThat(read.at("/revision/rounds/0/sha256").asString()).hasSize(64);
        }
        for (var person : List.of("huang.park", "he.eco", "xu.ndrc", "li.analyst", "admin")) {
            assertThat(story.read(person, id).isNull()).as(person).isTrue();
        }
        assertThat(story.readByAll(id).isNull()).isTrue();
    }

    @Test
    void namesEverythingThatIsMissing() {
        var id = CaseStory.done(story.draft("lin.yuan", story.passed(), Map.of("title", "空")));
        assertThat(story.refusals("lin.yuan", "fileCaseStudy", Map.of("id", id)))
                .extracting(CaseStory.Told::code, CaseStory.Told::clause)
                .containsExactly(
                        tuple("SUMMARY_MISSING", null),
                        tuple("PROBLEM_MISSING", null),
                        tuple("APPROACH_MISSING", null),
                        tuple("NO_CONFIRMED_OUTCOME", null));
    }

    @Test
    void restsOnNothingDisputedAndNothingMerelyExpected() {
        var basis = new CaseBasis(
                pilotregistry.pilot.PilotStatus.PASSED,
                Map.of(CaseFixtures.OUTCOME, CaseFixtures.ground(OutcomeStatus.DISPUTED, OutcomeNature.EXPECTED)));
        var refusals = CaseFixtures.draft().file(basis, CaseFixtures.NOW, "lin.yuan");
        assertThat(refusals)
                .extracting(refusal -> refusal.code())
                .contains(FileCaseStudyErrorCode.OUTCOME_DISPUTED, FileCaseStudyErrorCode.OUTCOME_NOT_ACHIEVED);
        refusals.forEach(story::saysBoth);
    }

    @Test
    void isOfAPassedPilotOrLabelledAsInProgress() {
        var running = story.running();
        assertThat(story.refusals("lin.yuan", "fileCaseStudy", Map.of("id", story.drafted(running, "未通过"))))
                .extracting(CaseStory.Told::code, CaseStory.Told::clause)
                .containsExactly(tuple("PILOT_NOT_PASSED", "R30, 通知一"));
        var labelled =
                CaseStory.done(story.draft("lin.yuan", running, CaseStory.content("进行中", Map.of("inProgress", true))));
        CaseStory.done(story.act("lin.yuan", "fileCaseStudy", Map.of("id", labelled)));
        var failed = CaseStory.done(
                story.draft("lin.yuan", story.notPassed(), CaseStory.content("失败", Map.of("inProgress", true))));
        assertThat(story.refusals("lin.yuan", "fileCaseStudy", Map.of("id", failed)))
                .extracting(CaseStory.Told::code)
                .containsExactly("PILOT_FAILED");
    }

    @Test
    void filesNothingTwiceAndNothingThatIsPublishedAlready() {
        var id = story.filed(story.passed(), "已报送");
        assertThat(story.refusals("lin.yuan", "fileCaseStudy", Map.of("id", id)))
                .extracting(CaseStory.Told::code)
                .containsExactly("NOT_EDITABLE");
        assertThat(story.refusals("lin.yuan", "fileCaseStudy", Map.of("id", id, "version", 0)))
                .extracting(CaseStory.Told::code)
                .containsExactly("VERSION_CONFLICT");
        var published = story.published(story.passed(), "已发表");
        CaseStory.done(
                story.act("lin.yuan", "editCaseStudy", Map.of("id", published, "content", CaseStory.content("已发表"))));
        assertThat(story.refusals("lin.yuan", "fileCaseStudy", Map.of("id", published)))
                .extracting(CaseStory.Told::code)
                .containsExactly("NOTHING_CHANGED");
    }
}
