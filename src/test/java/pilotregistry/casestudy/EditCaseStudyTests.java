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

@RegistryTest
class EditCaseStudyTests {

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
    void replacesTheWholeOfADraft() {
        var id = story.drafted(story.passed(), "初稿");
        var payload = story.act(
                "lin.yuan", "editCaseStudy", Map.of("id", id, "content", Map.of("title", "二稿"), "version", 0));
        CaseStory.done(payload);
        assertThat(payload.at("/caseStudy/title").asString()).isEqualTo("二稿");
        assertThat(payload.at("/caseStudy/version").asInt()).isEqualTo(1);
        assertThat(payload.at("/caseStudy/qualitative").asBoolean()).isFalse();
    }

    @Test
    void leavesWhatIsPublishedAsItIsUntilTheNextVersion() {
        var id = story.published(story.passed(), "第一版");
        CaseStory.done(
                story.act("lin.yuan", "editCaseStudy", Map.of("id", id, "content", CaseStory.content("未发表的第二版"))));
        for (var reader :
                List.of(Caller.anonymous(port), Caller.person(port, "zhao.mee"), Caller.person(port, "huang.park"))) {
            var read = story.read(reader, id);
            assertThat(read.get("title").asString()).isEqualTo("第一版");
            assertThat(read.get("status").asString()).isEqualTo("PUBLISHED");
            assertThat(read.get("revision").isNull()).isTrue();
        }
        var own = story.read("lin.yuan", id);
        assertThat(own.get("title").asString()).isEqualTo("第一版");
        assertThat(own.at("/revision/status").asString()).isEqualTo("DRAFT");
    }

    @Test
    void refusesWhatIsBeingCheckedAndWhatWasChangedMeanwhile() {
        var id = story.filed(story.passed(), "已报送");
        assertThat(story.refusals("lin.yuan", "editCaseStudy", Map.of("id", id, "content", CaseStory.content("改"))))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("NOT_EDITABLE", "input.id"));
        assertThat(story.refusals(
                        "lin.yuan", "editCaseStudy", Map.of("id", id, "content", CaseStory.content("改"), "version", 0)))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("VERSION_CONFLICT", "input.version"));
    }

    @Test
    void refusesWhatADraftCannotHoldEither() {
        var id = story.drafted(story.passed(), "稿");
        var told = story.refusals(
                "lin.yuan",
                "editCaseStudy",
                Map.of(
                        "id",
                        id,
                        "content",
                        CaseStory.content(
                                "长".repeat(201),
                                Map.of(
                                        "summary",
                                        "长".repeat(2_001),
                                        "results",
                                        List.of(
                                                Map.of("outcome", "outcome_0"),
                                                Map.of("figure", Map.of("metric", "x", "value", 1, "unit", "吨")),
                                                Map.of(
                                                        "figure",
                                                        Map.of("metric", "cod_reduced", "value", 1, "unit", "度")),
                                                Map.of(
                                                        "figure",
                                                        Map.of("metric", "so2_reduced", "value", 1, "unit", "吨")),
                                                Map.of(
                                                        "figure",
                                                        Map.of("metric", "so2_reduced", "value", 1, "unit", "吨"))),
                                        "industries",
                                        List.of(Map.of("code", "BREWING")),
                                        "provinceCode",
                                        "990000",
                                        "prefectureCode",
                                        "999900",
                                        "regionCode",
                                        "XX",
                                        "watershedCode",
                                        "NILE",
                                        "replicability",
                                        Map.of("buildingBlocks", java.util.Collections.nCopies(101, "块")),
                                        "year",
                                        1066,
                                        "licence",
                                        "MIT"))));
        assertThat(told)
                .extracting(CaseStory.Told::code)
                .containsExactlyInAnyOrder(
                        "TOO_LONG",
                        "TOO_LONG",
                        "UNKNOWN_OUTCOME",
                        "UNKNOWN_METRIC",
                        "UNIT_DOES_NOT_FIT",
                        "LISTED_TWICE",
                        "UNKNOWN_INDUSTRY",
                        "UNKNOWN_PROVINCE",
                        "UNKNOWN_PREFECTURE",
                        "UNKNOWN_REGION",
                        "UNKNOWN_WATERSHED",
                        "TOO_MANY",
                        "NUMBER_OUT_OF_RANGE",
                        "UNKNOWN_LICENCE");
        assertThat(story.refusals(
                        "lin.yuan",
                        "editCaseStudy",
                        Map.of(
                                "id",
                                id,
                                "content",
                                Map.of("title", " ", "provinceCode", "320000", "prefectureCode", "350500"))))
                .extracting(CaseStory.Told::code)
                .containsExactlyInAnyOrder("TITLE_MISSING", "PREFECTURE_NOT_IN_PROVINCE");
    }

    @Test
    void takesNoCharacterThatNoTextHoldsHoweverItCame() {
        var id = new CaseStudyId(story.drafted(story.passed(), "稿"));
        var decision = story.office()
                .edit(
                        id,
                        story.wording("坏\u202e字"),
                        new EditorialOffice.Claims(true, true),
                        story.actor("lin.yuan"),
                        story.command("editCaseStudy", "lin.yuan"));
        assertThat(decision.refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly(EditCaseStudyErrorCode.CONTROL_CHARACTER);
        story.saysBoth(decision.refusals().getFirst());
    }

    @Test
    void findsNothingThatIsNotItsAuthors() {
        var id = story.drafted(story.passed(), "别人的稿");
        assertThat(Caller.person(port, "huang.park")
                        .code(
                                CaseStory.document("editCaseStudy"),
                                Map.of("input", Map.of("id", id, "content", CaseStory.content("改")))))
                .isEqualTo("NOT_FOUND");
        var published = story.published(story.passed(), "别人的案例");
        assertThat(Caller.person(port, "huang.park")
                        .code(
                                CaseStory.document("editCaseStudy"),
                                Map.of("input", Map.of("id", published, "content", CaseStory.content("改")))))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void takesNoOutcomeForAResultThatIsNoNumber() {
        var pilot = story.passed();
        var id = story.drafted(pilot, "稿");
        var level = story.outcome(pilot, Map.of("metric", "cp_level_after", "level", "II"));
        assertThat(story.refusals(
                        "lin.yuan", "editCaseStudy", Map.of("id", id, "content", CaseStory.resting("达到二级", level))))
                .extracting(CaseStory.Told::code)
                .containsExactly("OUTCOME_WITHOUT_NUMBER");
    }
}
