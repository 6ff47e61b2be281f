package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.application.IndustryChoice;
import pilotregistry.pilot.HistoricPilot;
import pilotregistry.pilot.Origin;
import pilotregistry.pilot.PilotBody;
import pilotregistry.pilot.PilotProfile;

@RegistryTest
class DraftCaseStudyTests {

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
    void beginsADraftThatItsAuthorAloneSees() {
        var payload = story.draft("lin.yuan", story.passed(), CaseStory.content("印染园区整体审核"));
        var id = CaseStory.done(payload);
        assertThat(payload.at("/caseStudy/status").asString()).isEqualTo("DRAFT");
        assertThat(payload.at("/caseStudy/number").isNull()).isTrue();
        assertThat(payload.at("/caseStudy/content").isNull()).isTrue();
        assertThat(payload.at("/caseStudy/title").asString()).isEqualTo("印染园区整体审核");
        for (var person : List.of("huang.park", "chen.eco", "zhao.mee", "qian.expert", "li.analyst", "admin")) {
            assertThat(story.read(person, id).isNull()).as(person).isTrue();
        }
        assertThat(story.readByAll(id).isNull()).isTrue();
    }

    @Test
    void takesWhatIsLeftOutFromThePilotAndSaysThatItIsADemonstration() {
        var pilot = story.passed();
        var id = story.drafted(pilot, "园区审核");
        var read = Caller.person(port, "lin.yuan").data("""
                        query($id: ID!) { caseStudy(id: $id) { synthetic notice(language: EN) authorName pilot { code }
                          author { name } revision { content { pilotType province { name } prefecture { code name }
                            industries { code industry { name } } replicability { industries { name } paybackYears }
                            results { metric { name } value unit canonicalValue canonicalUnit } } licence { spdx name url } } } }""", Map.of("id", id)).get("caseStudy");
        assertThat(read.at("/revision/content/pilotType").asString()).isEqualTo("PARK_CLUSTER");
        assertThat(read.at("/revision/content/province/name").asString()).isEqualTo("福建省");
        assertThat(read.at("/revision/content/prefecture/code").asString()).isEqualTo("350500");
        assertThat(read.at("/revision/content/industries/0/code").asString()).isEqualTo("DYEING");
        assertThat(read.at("/revision/content/results/0/canonicalUnit").asString())
                .isEqualTo("t/a");
        assertThat(read.at("/revision/licence/spdx").asString()).isEqualTo("CC-BY-4.0");
        assertThat(read.at("/synthetic").asBoolean()).isTrue();
        assertThat(read.at("/notice").asString()).startsWith("synthetic, not a real case");
        assertThat(read.at("/pilot/code").asString()).isEqualTo(pilot.code());
        assertThat(read.at("/author/name").asString())
                .isEqualTo(read.at("/authorName").asString());
    }

    @Test
    void refusesWhatIsNotOfThePilot() {
        assertThat(story.refusals(
                        "lin.yuan", "draftCaseStudy", Map.of("pilot", "pilot_0", "content", CaseStory.content("题"))))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("UNKNOWN_PILOT", "input.pilot"));
        assertThat(story.refusals(
                        "huang.park",
                        "draftCaseStudy",
                        Map.of("pilot", story.passed().id().value(), "content", CaseStory.content("题"))))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("NOT_OF_THE_PILOT", "input.author"));
    }

    @Test
    void isWrittenByTheBodyOfThatNameWhereThePilotNamesNoRegisteredOne() {
        var profile = new PilotProfile(
                "某区域清洁生产审核创新试点项目 " + UUID.randomUUID(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(new IndustryChoice("STEEL", null)),
                null,
                new PilotBody("锡山经济技术开发区管理委员会 (演示)", null),
                List.of());
        var pilot = story.enter(new HistoricPilot(
                story.batch().id(), profile, null, null, null, new Origin(null, null, List.of(), List.of()), true));
        var id = CaseStory.done(story.draft("huang.park", pilot, CaseStory.content("题")));
        assertThat(story.read("huang.park", id).get("status").asString()).isEqualTo("DRAFT");
    }

    @Test
    void refusesWhereNobodyKnowsWhichProvinceChecksIt() {
        var profile = new PilotProfile(
                "无省份的试点 " + UUID.randomUUID(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                new PilotBody("无省份的单位", story.placeless()),
                null,
                List.of());
        var pilot = story.enter(new HistoricPilot(
                story.batch().id(), profile, null, null, null, new Origin(null, null, List.of(), List.of()), true));
        var decision = story.office()
                .draft(
                        new EditorialOffice.Order(
                                pilot.id(), null, story.wording("题"), new EditorialOffice.Claims(true, true)),
                        story.placelessActor(),
                        story.command("draftCaseStudy", "nobody"));
        assertThat(decision.refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly(DraftCaseStudyErrorCode.PROVINCE_UNKNOWN);
        story.saysBoth(decision.refusals().getFirst());
    }

    @Test
    void namesEverythingThatCannotStandInBothLanguages() {
        var content = CaseStory.content(
                " ",
                Map.of(
                        "summary",
                        "长".repeat(2_001),
                        "results",
                        List.of(
                                figure("nothing", 1, "吨"),
                                figure("cod_reduced", -1, "吨"),
                                figure("cod_reduced", 1, "度"),
                                figure("cod_reduced", 2, "吨"),
                                figure("cod_reduced", 2, "吨"),
                                Map.of("outcome", "outcome_0")),
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
                        Map.of("scale", "长".repeat(1_001), "prerequisites", java.util.Collections.nCopies(101, "条件")),
                        "licence",
                        "MIT"));
        var told = story.refusals(
                "lin.yuan",
                "draftCaseStudy",
                Map.of("pilot", story.passed().id().value(), "content", content));
        assertThat(told)
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactlyInAnyOrder(
                        tuple("TITLE_MISSING", "input.content.title"),
                        tuple("TOO_LONG", "input.content.summary"),
                        tuple("UNKNOWN_METRIC", "input.content.results.0.metric"),
                        tuple("NUMBER_OUT_OF_RANGE", "input.content.results.1.value"),
                        tuple("UNIT_DOES_NOT_FIT", "input.content.results.2.unit"),
                        tuple("LISTED_TWICE", "input.content.results.4"),
                        tuple("UNKNOWN_OUTCOME", "input.content.results.5.outcome"),
                        tuple("UNKNOWN_INDUSTRY", "input.content.industries.0.code"),
                        tuple("UNKNOWN_PROVINCE", "input.content.provinceCode"),
                        tuple("UNKNOWN_PREFECTURE", "input.content.prefectureCode"),
                        tuple("UNKNOWN_REGION", "input.content.regionCode"),
                        tuple("UNKNOWN_WATERSHED", "input.content.watershedCode"),
                        tuple("TOO_LONG", "input.content.replicability.scale"),
                        tuple("TOO_MANY", "input.content.replicability.prerequisites"),
                        tuple("UNKNOWN_LICENCE", "input.content.licence"));
        assertThat(told)
                .anyMatch(each -> each.en().contains("COD reduced") && each.zh().contains("化学需氧量"));
    }

    @Test
    void takesNoCharacterThatNoTextHoldsHoweverItCame() {
        var decision = story.office()
                .draft(
                        new EditorialOffice.Order(
                                story.passed().id(),
                                null,
                                story.wording("坏\u0007字"),
                                new EditorialOffice.Claims(true, true)),
                        story.actor("lin.yuan"),
                        story.command("draftCaseStudy", "lin.yuan"));
        assertThat(decision.refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly(DraftCaseStudyErrorCode.CONTROL_CHARACTER);
        story.saysBoth(decision.refusals().getFirst());
    }

    @Test
    void refusesAPrefectureOfAnotherProvince() {
        assertThat(story.refusals(
                        "lin.yuan",
                        "draftCaseStudy",
                        Map.of(
                                "pilot",
                                story.passed().id().value(),
                                "content",
                                CaseStory.content("题", Map.of("provinceCode", "320000", "prefectureCode", "350500")))))
                .extracting(CaseStory.Told::code)
                .containsExactly("PREFECTURE_NOT_IN_PROVINCE");
    }

    @Test
    void happensOncePerKeyAndNotAtAllWhenOnlyTried() {
        var pilot = story.passed();
        var input = new HashMap<String, Object>(
                Map.of("pilot", pilot.id().value(), "content", CaseStory.content("一次"), "validateOnly", true));
        assertThat(story.act("lin.yuan", "draftCaseStudy", input)
                        .get("caseStudy")
                        .isNull())
                .isTrue();
        input.put("validateOnly", false);
        input.put("idempotencyKey", UUID.randomUUID().toString());
        var first = CaseStory.done(story.act("lin.yuan", "draftCaseStudy", input));
        assertThat(CaseStory.done(story.act("lin.yuan", "draftCaseStudy", input)))
                .isEqualTo(first);
        input.put("content", CaseStory.content("另一次"));
        assertThat(Caller.person(port, "lin.yuan").code(CaseStory.document("draftCaseStudy"), Map.of("input", input)))
                .isEqualTo("IDEMPOTENCY_MISMATCH");
    }

    @Test
    void refusesAnIdThatIsTakenOnceMore() {
        var id = new CaseStudyId(story.drafted(story.passed(), "先到"));
        var decision = story.createAgain(id);
        assertThat(decision.refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly(DraftCaseStudyErrorCode.DUPLICATE);
        story.saysBoth(decision.refusals().getFirst());
    }

    @Test
    void isForApplicantsWithTheScopeToWrite() {
        var variables =
                Map.of("input", Map.of("pilot", story.passed().id().value(), "content", CaseStory.content("题")));
        assertThat(Caller.anonymous(port).code(CaseStory.document("draftCaseStudy"), variables))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.person(port, "chen.eco").code(CaseStory.document("draftCaseStudy"), variables))
                .isEqualTo("FORBIDDEN");
        assertThat(Caller.person(port, "lin.yuan", "openid registry.read")
                        .code(CaseStory.document("draftCaseStudy"), variables))
                .isEqualTo("SCOPE_MISSING");
    }

    private static Map<String, Object> figure(String metric, Number value, String unit) {
        return Map.of("figure", Map.of("metric", metric, "value", value, "unit", unit));
    }

    @Test
    void takesNoOutcomeForAResultThatIsNoNumber() {
        var pilot = story.passed();
        var level = story.outcome(pilot, Map.of("metric", "cp_level_after", "level", "II"));
        var told = story.refusals(
                "lin.yuan",
                "draftCaseStudy",
                Map.of("pilot", pilot.id().value(), "content", CaseStory.resting("达到二级", level)));
        assertThat(told)
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("OUTCOME_WITHOUT_NUMBER", "input.content.results.0.outcome"));
    }
}
