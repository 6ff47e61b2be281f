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
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.access.Role;

@RegistryTest
class CheckCaseStudyTests {

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
    void isCheckedOnceItsProvinceAndAnExpertHaveSaidSo() {
        var id = story.filed(story.passed(), "待审");
        var expert = story.act("qian.expert", "checkCaseStudy", Map.of("id", id, "opinion", "方法可靠"));
        assertThat(expert.at("/caseStudy/status").asString()).isEqualTo("FILED");
        assertThat(expert.at("/caseStudy/revision/rounds/0/expert/name").asString())
                .contains("钱专家");
        var filing = expert.at("/caseStudy/revision/rounds/0/sha256").asString();
        var province = story.act("wu.ndrc", "checkCaseStudy", Map.of("id", id, "opinion", "属实", "filing", filing));
        assertThat(province.at("/caseStudy/status").asString()).isEqualTo("CHECKED");
        assertThat(story.readByAll(id).isNull()).isTrue();
    }

    @Test
    void refusesWhatIsNotFiledWhatIsCheckedAndWhatWasNotLookedAt() {
        var id = story.filed(story.passed(), "待审");
        assertThat(story.refusals(
                        "chen.eco", "checkCaseStudy", Map.of("id", id, "opinion", "属实", "filing", "0".repeat(64))))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("FILING_CHANGED", "input.filing"));
        assertThat(story.refusals("chen.eco", "checkCaseStudy", Map.of("id", id, "opinion", " ")))
                .extracting(CaseStory.Told::code)
                .containsExactly("OPINION_MISSING");
        assertThat(story.refusals("chen.eco", "checkCaseStudy", Map.of("id", id, "opinion", "长".repeat(5_001))))
                .extracting(CaseStory.Told::code)
                .containsExactly("TOO_LONG");
        assertThat(story.refusals("chen.eco", "checkCaseStudy", Map.of("id", id, "opinion", "属实", "version", 0)))
                .extracting(CaseStory.Told::code)
                .containsExactly("VERSION_CONFLICT");
        CaseStory.done(story.act("chen.eco", "checkCaseStudy", Map.of("id", id, "opinion", "属实")));
        assertThat(story.refusals("wu.ndrc", "checkCaseStudy", Map.of("id", id, "opinion", "属实")))
                .extracting(CaseStory.Told::code)
                .containsExactly("ALREADY_CHECKED");
        CaseStory.done(story.act("chen.eco", "returnCaseStudy", Map.of("id", id, "reason", "改")));
        assertThat(story.refusals("qian.expert", "checkCaseStudy", Map.of("id", id, "opinion", "好")))
                .extracting(CaseStory.Told::code)
                .containsExactly("NOT_FILED");
    }

    @Test
    void refusesAnExpertWithAnInterestInIt() {
        var id = new CaseStudyId(story.filed(story.passed(), "有利益关系"));
        var author = story.bodyOf("lin.yuan");
        story.holder("expert.of.dabao", author, Role.EXPERT);
        var expert = story.holder("expert.of.dabao", author, Role.APPLICANT);
        var decision = context.getBean(ReadingPanel.class)
                .check(
                        id,
                        new ReadingPanel.Paper(CheckStep.EXPERT, "好", null),
                        expert,
                        story.command("checkCaseStudy", "expert.of.dabao"));
        assertThat(decision.refusals())
                .extracting(refusal -> refusal.code())
                .containsOnly(CheckCaseStudyErrorCode.CONFLICT_OF_INTEREST)
                .hasSize(3);
        decision.refusals().forEach(story::saysBoth);
        assertThat(story.context
                        .getBean(pilotregistry.language.Messages.class)
                        .say(
                                decision.refusals().getFirst().key(),
                                decision.refusals().getFirst().facts(),
                                pilotregistry.language.Language.EN))
                .contains("the author");
    }

    @Test
    void refusesOnePersonInBothRolesAndADepartmentUponItsOwnCase() {
        var id = new CaseStudyId(story.filed(story.passed(), "一人两职"));
        var panel = context.getBean(ReadingPanel.class);
        var both = story.holder("both", story.bodyOf("qian.expert"), Role.EXPERT);
        both = story.holder("both", story.bodyOf("he.eco"), Role.EXPERT);
        CaseStory.done(story.act("chen.eco", "checkCaseStudy", Map.of("id", id.value(), "opinion", "属实")));
        var same = panel.check(
                id,
                new ReadingPanel.Paper(CheckStep.EXPERT, "好", null),
                both,
                story.command("checkCaseStudy", story.subjectOf("chen.eco", id)));
        assertThat(same.refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly(CheckCaseStudyErrorCode.SAME_PERSON);
        story.saysBoth(same.refusals().getFirst());

        var examination = new Examination(
                CheckStep.PROVINCE,
                new CaseCheck(CaseFixtures.AUTHOR, "陈", "chen", "好", CaseFixtures.NOW),
                null,
                true,
                List.of());
        var own = CaseFixtures.filed().check(examination);
        assertThat(own).extracting(refusal -> refusal.code()).containsExactly(CheckCaseStudyErrorCode.OWN_CASE);
        story.saysBoth(own.getFirst());
    }

    @Test
    void isForItsOwnProvinceAndForExperts() {
        var input = Map.of("input", Map.of("id", story.filed(story.passed(), "案例"), "opinion", "好"));
        assertThat(Caller.person(port, "he.eco").code(CaseStory.document("checkCaseStudy"), input))
                .isEqualTo("NOT_FOUND");
        assertThat(Caller.person(port, "lin.yuan").code(CaseStory.document("checkCaseStudy"), input))
                .isEqualTo("FORBIDDEN");
        var step = Map.of("input", Map.of("id", story.filed(story.passed(), "案例"), "opinion", "好", "step", "EXPERT"));
        assertThat(Caller.person(port, "chen.eco").code(CaseStory.document("checkCaseStudy"), step))
                .isEqualTo("FORBIDDEN");
    }
}
