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
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Refusal;
import tools.jackson.databind.JsonNode;

@RegistryTest
class PublishCaseStudyTests {

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
    void givesItItsNumberAndEverybodyItsFirstVersion() {
        var id = story.published(story.passed(), "发表的案例");
        var read = Caller.anonymous(port).data("""
                        query($id: ID!) { caseStudy(id: $id) { number status firstPublishedAt citation(style: ENGLISH, accessedOn: "2023-04-01")
                          licence { spdx name(language: EN) url } published { id number sha256 publishedAt authorName publisher { name } citation }
                          versions { id number content { title } } revision { status } content { title results { value unit canonicalValue } } } }""", Map.of("id", id)).get("caseStudy");
        assertThat(read.get("number").asString()).matches("CS-2023-\\d{4,}");
        assertThat(read.get("status").asString()).isEqualTo("PUBLISHED");
        assertThat(read.get("revision").isNull()).isTrue();
        assertThat(read.at("/published/sha256").asString()).hasSize(64);
        assertThat(read.at("/published/publisher/name").asString()).isEqualTo("生态环境部");
        assertThat(read.get("citation").asString())
                .contains(read.get("number").asString(), "Accessed 2023-04-01", "synthetic, not a real case");
        assertThat(read.at("/published/citation").asString()).contains("[DB/OL]. 第1版.", "合成数据");
        assertThat(read.at("/licence/url").asString()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
        assertThat(read.at("/versions/0/id")).isEqualTo(read.at("/published/id"));
        var byNumber = Caller.anonymous(port)
                .data(
                        "query($number: String!) { caseStudy(number: $number) { id } }",
                        Map.of("number", read.get("number").asString()));
        assertThat(byNumber.at("/caseStudy/id").asString()).isEqualTo(id);
    }

    @Test
    void restsOnAnOutcomeThatTheProvinceVerifiedAndAMinistryConfirmed() {
        var pilot = story.passed();
        var amount = Map.of("value", "12.5", "unit", "吨/年");
        var reported = Map.of("metric", "ammonia_nitrogen_reduced", "amount", amount);
        var outcome = story.confirmedOutcome(pilot, reported);
        var id = CaseStory.done(story.draft("lin.yuan", pilot, CaseStory.resting("有据的案例", outcome)));
        CaseStory.done(story.act("lin.yuan", "fileCaseStudy", Map.of("id", id)));
        story.check(id);
        CaseStory.done(story.act("zhao.mee", "publishCaseStudy", Map.of("id", id)));
        var read = Caller.anonymous(port).data("""
                        query($id: ID!) { caseStudy(id: $id) { qualitative inProgress content { results {
                          metric { key } value unit canonicalValue verification outcome { id verification } findings { code } } } } }""", Map.of("id", id)).get("caseStudy");
        assertThat(read.get("qualitative").asBoolean()).isFalse();
        var result = read.at("/content/results/0");
        assertThat(result.at("/metric/key").asString()).isEqualTo("ammonia_nitrogen_reduced");
        assertThat(result.get("value").asString()).isEqualTo("12.5");
        assertThat(result.get("verification").asString()).isEqualTo("CONFIRMED");
        assertThat(result.at("/outcome/id").asString()).isEqualTo(outcome);
        assertThat(result.get("findings")).isEmpty();
        assertThat(Caller.anonymous(port)
                        .data("{ caseStudies(filter: { verified: { eq: true } }, first: 100) { nodes { id } } }")
                        .findValuesAsString("id"))
                .contains(id);
    }

    @Test
    void isRefusedWhenItsOutcomeIsNoLongerConfirmed() {
        var pilot = story.passed();
        var amount = Map.of("value", "12.5", "unit", "吨/年");
        var outcome = story.confirmedOutcome(pilot, Map.of("metric", "cod_reduced", "amount", amount));
        var id = CaseStory.done(story.draft("lin.yuan", pilot, CaseStory.resting("成效已改", outcome)));
        CaseStory.done(story.act("lin.yuan", "fileCaseStudy", Map.of("id", id)));
        story.check(id);
        var less = Map.of("metric", "cod_reduced", "amount", Map.of("value", "11", "unit", "吨/年"));
        story.outcome("zhao.mee", pilot, less);
        assertThat(story.refusals("zhao.mee", "publishCaseStudy", Map.of("id", id)))
                .extracting(CaseStory.Told::code)
                .containsExactly("NO_CONFIRMED_OUTCOME");
    }

    @Test
    void addsVersionsThatStayAndTellsTheirDifference() {
        var id = story.published(story.passed(), "第一版");
        story.revised(id, "第二版");
        story.revised(id, "第三版");
        var read = Caller.anonymous(port).data("""
                        query($id: ID!) { caseStudy(id: $id) { number title
                          versions { id number caseNumber content { title } caseStudy { id } diff { path before after } first: diff(from: 1) { path before after } } } }""", Map.of("id", id)).get("caseStudy");
        assertThat(read.get("title").asString()).isEqualTo("第三版");
        assertThat(titles(read)).containsExactly("第三版", "第二版", "第一版");
        var newest = read.at("/versions/0");
        assertThat(newest.get("caseNumber")).isEqualTo(read.get("number"));
        assertThat(newest.at("/caseStudy/id").asString()).isEqualTo(id);
        assertThat(newest.get("diff")).hasSize(1);
        assertThat(newest.at("/diff/0/path").toString()).isEqualTo("[\"content\",\"title\"]");
        assertThat(newest.at("/diff/0/before").asString()).isEqualTo("第二版");
        assertThat(newest.at("/first/0/before").asString()).isEqualTo("第一版");
        assertThat(read.at("/versions/2/diff")).hasSizeGreaterThan(5);
        var second = read.at("/versions/1/id").asString();
        var node = Caller.anonymous(port)
                .data(
                        "query($id: ID!) { node(id: $id) { id ... on CaseStudyVersion { content { title } } } }",
                        Map.of("id", second));
        assertThat(node.at("/node/content/title").asString()).isEqualTo("第二版");
        assertThat(Caller.anonymous(port)
                        .code(
                                "query($id: ID!) { node(id: $id) { ... on CaseStudyVersion { diff(from: 9) { path } } } }",
                                Map.of("id", second)))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void keepsAVersionWhoseCopyACrashPrevented() {
        var mongo = context.getBean(MongoOperations.class);
        var id = story.published(story.passed(), "未及存放");
        var first = CaseStudyVersionId.of(new CaseStudyId(id), 1);
        mongo.remove(Query.query(Criteria.where("_id").is(first)), CaseStudyVersion.class);
        var read = Caller.anonymous(port)
                .data(
                        "query($id: ID!) { node(id: $id) { ... on CaseStudyVersion { number } } }",
                        Map.of("id", first.value()));
        assertThat(read.at("/node/number").asInt()).isEqualTo(1);
        story.revised(id, "其后");
        assertThat(mongo.findById(first, CaseStudyVersion.class).content().title())
                .isEqualTo("未及存放");
    }

    @Test
    void refusesWhatIsNotChecked() {
        var id = story.filed(story.passed(), "未审");
        assertThat(story.refusals("zhao.mee", "publishCaseStudy", Map.of("id", id)))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("NOT_CHECKED", "input.id"));
        assertThat(story.refusals("zhao.mee", "publishCaseStudy", Map.of("id", id, "version", 0)))
                .extracting(CaseStory.Told::code)
                .containsExactly("VERSION_CONFLICT");
        var basis = new CaseBasis(pilotregistry.pilot.PilotStatus.RUNNING, Map.of());
        var publisher = new Publisher(CaseFixtures.MINISTRY, "zhao.mee");
        var running = CaseFixtures.checked().publish(basis, CaseNumber.of(2023, 1), CaseFixtures.NOW, publisher);
        assertThat(running)
                .extracting(refusal -> refusal.code())
                .containsExactly(
                        PublishCaseStudyErrorCode.PILOT_NOT_PASSED, PublishCaseStudyErrorCode.NO_CONFIRMED_OUTCOME);
        running.forEach(story::saysBoth);
        var failed = CaseFixtures.checked()
                .publish(
                        new CaseBasis(pilotregistry.pilot.PilotStatus.TERMINATED, CaseFixtures.CONFIRMED),
                        CaseNumber.of(2023, 1),
                        CaseFixtures.NOW,
                        publisher);
        assertThat(failed)
                .extracting(refusal -> refusal.code())
                .containsExactly(PublishCaseStudyErrorCode.PILOT_FAILED);
        failed.forEach(story::saysBoth);
    }

    @Test
    void refusesWhatIsDisputedOrNotAchieved() {
        for (var code :
                List.of(PublishCaseStudyErrorCode.OUTCOME_DISPUTED, PublishCaseStudyErrorCode.OUTCOME_NOT_ACHIEVED)) {
            story.saysBoth(Refusal.of(code, "input", "id").with("metric", "cod_reduced"));
        }
        var pilot = story.passed();
        var amount = Map.of("value", "12.5", "unit", "吨/年");
        var expected = story.outcome(pilot, Map.of("metric", "cod_reduced", "amount", amount, "nature", "EXPECTED"));
        var id = CaseStory.done(story.draft(
                "lin.yuan", pilot, CaseStory.content("预期成效", Map.of("results", List.of(Map.of("outcome", expected))))));
        assertThat(story.refusals("lin.yuan", "fileCaseStudy", Map.of("id", id)))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("OUTCOME_NOT_ACHIEVED", "input.id"));
    }

    @Test
    void keepsHowExactAnOutcomeIs() {
        var pilot = story.passed();
        var amount = Map.of("value", "12.5", "unit", "吨/年", "qualifier", "ABOUT");
        var outcome = story.confirmedOutcome(pilot, Map.of("metric", "cod_reduced", "amount", amount));
        var own = Map.of("metric", "water_saved", "value", "3", "unit", "万吨/年", "qualifier", "OVER");
        var results = List.of(Map.of("outcome", outcome), Map.of("figure", own));
        var id = CaseStory.done(story.draft("lin.yuan", pilot, CaseStory.content("约数", Map.of("results", results))));
        var read = Caller.person(port, "lin.yuan").data("""
                        query($id: ID!) { caseStudy(id: $id) { revision { content { results { qualifier } } } } }""", Map.of("id", id));
        assertThat(read.at("/caseStudy/revision/content/results").findValuesAsString("qualifier"))
                .containsExactly("ABOUT", "OVER");
    }

    @Test
    void refusesWhatAnImportPublishedAlready() {
        var id = story.imported("PUBLISHED-" + UUID.randomUUID(), "已由导入发表");
        assertThat(story.refusals("zhao.mee", "publishCaseStudy", Map.of("id", id)))
                .extracting(CaseStory.Told::code)
                .containsExactly("NOT_CHECKED");
    }

    @Test
    void isForTheMinistries() {
        var input = Map.of("input", Map.of("id", story.checked(story.passed(), "已审")));
        for (var person : List.of("lin.yuan", "chen.eco", "qian.expert", "admin")) {
            assertThat(Caller.person(port, person).code(CaseStory.document("publishCaseStudy"), input))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void makesOneVersionHoweverManyPublishAtOnce() {
        var officer = story.actor("zhao.mee");
        var pilot = story.passed();
        for (int trial = 0; trial < 10; trial++) {
            var id = new CaseStudyId(story.checked(pilot, "竞争 " + trial));
            var published = Race.of(
                    8,
                    writer ->
                            story.office().publish(id, officer, story.command("publishCaseStudy", "writer" + writer)));
            assertThat(published.stream().filter(Decision::accepted)).hasSize(1);
            assertThat(published.stream()
                            .filter(decision -> !decision.accepted())
                            .map(decision -> decision.refusals().getFirst().code()))
                    .containsOnly(PublishCaseStudyErrorCode.NOT_CHECKED);
            assertThat(story.library().find(id).orElseThrow().publication().number())
                    .isEqualTo(1);
        }
    }

    @Test
    void givesEachCaseANumberOfItsOwnWhenManyArePublishedAtOnce() {
        var officer = story.actor("zhao.mee");
        var pilot = story.passed();
        var ids = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> new CaseStudyId(story.checked(pilot, "同时 " + i)))
                .toList();
        Race.of(
                8,
                writer -> story.office()
                        .publish(ids.get(writer), officer, story.command("publishCaseStudy", "writer" + writer)));
        assertThat(ids.stream().map(id -> story.library().find(id).orElseThrow().number()))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void happensOncePerKey() {
        var id = story.checked(story.passed(), "一次");
        var input = new HashMap<String, Object>(
                Map.of("id", id, "idempotencyKey", UUID.randomUUID().toString()));
        var first = story.act("zhao.mee", "publishCaseStudy", input);
        var again = story.act("zhao.mee", "publishCaseStudy", input);
        assertThat(CaseStory.done(again)).isEqualTo(CaseStory.done(first));
        assertThat(again.at("/caseStudy/number")).isEqualTo(first.at("/caseStudy/number"));
        assertThat(again.at("/caseStudy/published/number").asInt()).isEqualTo(1);
    }

    private static List<String> titles(JsonNode study) {
        return study.get("versions")
                .valueStream()
                .map(version -> version.at("/content/title").asString())
                .toList();
    }
}
