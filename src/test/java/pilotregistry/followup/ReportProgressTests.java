package pilotregistry.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.pilot.PilotStory.with;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.batch.BatchRegister;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotStory;
import pilotregistry.pilot.Term;

@RegistryTest
class ReportProgressTests {

    private static final String LIST = """
            query($id: ID, $filter: ProgressFilter) { pilot(id: $id) { progress(first: 10, filter: $filter) {
              totalCount nodes { id from to status current { summary fundsSpent } pilot { code } } } } }""";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    StoryClock clock;

    private PilotStory story;
    private Pilot pilot;

    @BeforeEach
    void aPilotRuns() {
        story = new PilotStory(port, mongo, batches, clock);
        pilot = story.designated();
        story.on("2024-01-15");
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void keepsALaterReportOfTheSamePeriodAsARevision() {
        var first = story.done("lin.yuan", "reportProgress", report("2023-10", "2023-12"));
        assertThat(first.at("/progress/version").asInt()).isZero();
        assertThat(first.at("/progress/current/milestones/0").asString()).isEqualTo("完成整体诊断");
        assertThat(first.at("/progress/current/fundsSpent").asString()).isEqualTo("320.5");
        var more = with(report("2023-10", "2023-12"), "summary", "另有两家企业完成审核。", "version", 0);
        var second = story.done("lin.yuan", "reportProgress", more);
        assertThat(second.at("/progress/id")).isEqualTo(first.at("/progress/id"));
        assertThat(second.at("/progress/current/summary").asString()).startsWith("另有");
        assertThat(second.at("/progress/revisions").findValuesAsString("revision"))
                .containsExactly("2", "1");
        story.refused("lin.yuan", "reportProgress", more, "VERSION_CONFLICT");
    }

    @Test
    void keepsThirtyRevisionsOfAPeriod() {
        for (int revision = 1; revision <= ProgressRules.REVISIONS; revision++) {
            story.done("lin.yuan", "reportProgress", report("2023-10", "2023-12"));
        }
        story.refused("lin.yuan", "reportProgress", report("2023-10", "2023-12"), "TOO_MANY_REVISIONS");
    }

    @Test
    void listsPeriodsInTheirOrderToThoseWhomTheyConcern() {
        story.done("lin.yuan", "reportProgress", report("2023-10", "2023-12"));
        var early = story.done("lin.yuan", "reportProgress", report("2023-08", "2023-08"));
        for (var person : List.of("lin.yuan", "chen.eco", "wu.ndrc", "zhao.mee", "sun.ndrc", "li.analyst", "admin")) {
            var list = Caller.person(port, person)
                    .data(LIST, Map.of("id", pilot.id().value()))
                    .at("/pilot/progress");
            assertThat(list.at("/totalCount").asInt()).as(person).isEqualTo(2);
            assertThat(list.at("/nodes").findValuesAsString("from")).containsExactly("2023-08", "2023-10");
            assertThat(list.at("/nodes/0/pilot/code").asString()).isEqualTo(pilot.code());
        }
        var filtered = Map.of("id", pilot.id().value(), "filter", Map.of("to", Map.of("gte", "2023-10")));
        assertThat(Caller.person(port, "lin.yuan")
                        .data(LIST, filtered)
                        .at("/pilot/progress/totalCount")
                        .asInt())
                .isEqualTo(1);
        var node = "query($id: ID!) { node(id: $id) { id } }";
        var id = Map.of("id", early.at("/progress/id").asString());
        assertThat(Caller.person(port, "chen.eco").data(node, id).at("/node/id").asString())
                .isEqualTo(id.get("id"));
        for (var caller : List.of(
                Caller.anonymous(port),
                Caller.partner(port),
                Caller.person(port, "huang.park"),
                Caller.person(port, "he.eco"),
                Caller.person(port, "qian.expert"))) {
            assertThat(caller.data(LIST, Map.of("id", pilot.id().value()))
                            .at("/pilot/progress")
                            .isNull())
                    .isTrue();
            assertThat(caller.code(node, id)).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void refusesPeriodsThatAreNone() {
        story.refused("lin.yuan", "reportProgress", report("2023-12", "2023-10"), "PERIOD_INVALID");
        story.refused("lin.yuan", "reportProgress", report("2023-09", "2023-12"), "PERIOD_INVALID");
        var outside = story.refused("lin.yuan", "reportProgress", report("2023-06", "2023-08"), "PERIOD_OUTSIDE_TERM");
        assertThat(outside.at("/errors/0/clause").asString()).startsWith("R02");
        story.refused("lin.yuan", "reportProgress", report("2024-01", "2024-02"), "PERIOD_NOT_BEGUN");
        assertThat(mongo.count(
                        org.springframework.data.mongodb.core.query.Query.query(
                                org.springframework.data.mongodb.core.query.Criteria.where("subject.pilot")
                                        .is(pilot.id().value())),
                        "progress"))
                .isZero();
    }

    @Test
    void takesEachMonthOnceButCorrectsItsPeriod() {
        story.done("lin.yuan", "reportProgress", report("2023-09", "2023-10"));
        for (var other :
                List.of(report("2023-10", "2023-12"), report("2023-08", "2023-09"), report("2023-10", "2023-10"))) {
            var refused = story.refused("lin.yuan", "reportProgress", other, "PERIOD_OVERLAPS");
            assertThat(refused.at("/errors/0/clause").asString()).isEqualTo("F03");
            assertThat(refused.at("/errors/0/message").asString()).contains("2023-09/2023-10", "重叠");
        }
        story.refused(
                "lin.yuan",
                "reportProgress",
                with(report("2023-10", "2023-11"), "validateOnly", true),
                "PERIOD_OVERLAPS");
        assertThat(story.refused("lin.yuan", "reportProgress", report("2023-08", "2023-10"), "PERIOD_OVERLAPS")
                        .at("/progress")
                        .isNull())
                .isTrue();
        var corrected = story.done("lin.yuan", "reportProgress", report("2023-09", "2023-10"));
        assertThat(corrected.at("/progress/revisions").size()).isEqualTo(2);
        story.done("lin.yuan", "reportProgress", report("2023-11", "2023-12"));
    }

    @Test
    void takesEachMonthOnceHoweverManyPeriodsComeAtOnce() {
        var periods = List.of(
                report("2023-09", "2023-10"),
                report("2023-10", "2023-12"),
                report("2023-08", "2023-10"),
                report("2023-10", "2023-10"));
        var answers = Race.of(8, writer -> story.act("lin.yuan", "reportProgress", periods.get(writer % 4)));
        assertThat(answers.stream()
                        .map(answer -> answer.at("/progress/id").asString())
                        .filter(id -> !id.isEmpty())
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream().flatMap(answer -> answer.get("errors").findValuesAsString("code").stream()))
                .isNotEmpty()
                .containsOnly("PERIOD_OVERLAPS");
    }

    @Test
    void refusesAReportThatSaysNothingOrTooMuch() {
        var flawed = with(
                report("2023-10", "2023-12"),
                "summary",
                "",
                "milestones",
                Collections.nCopies(51, "节点"),
                "nextSteps",
                "长".repeat(10_001),
                "fundsSpent",
                -1);
        var refused = story.refused(
                "lin.yuan", "reportProgress", flawed, "SUMMARY_MISSING", "TOO_LONG", "TOO_MANY", "FUNDS_NEGATIVE");
        assertThat(refused.at("/progress").isNull()).isTrue();
        assertThat(refused.at("/errors/0/clause").asString()).isEqualTo("F03");
    }

    @Test
    void takesNoProgressBeforeTheTermOrAfterTheFinalReport() {
        story.on("2023-07-31");
        story.refused("lin.yuan", "reportProgress", report("2023-08", "2023-08"), "WRONG_STATUS", "PERIOD_NOT_BEGUN");
        pilot = story.reported(pilotregistry.batch.CreditTrigger.ASSESSMENT_PASSED);
        story.refused("lin.yuan", "reportProgress", report("2024-07", "2024-08"), "WRONG_STATUS");
        pilot = story.historic(null);
        story.refused("chen.eco", "reportProgress", report("2023-10", "2023-12"), "WRONG_STATUS", "TERM_UNKNOWN");
    }

    @Test
    void isForItsOwnBodyOnlyButForTheOfficesWhereNoneIsKnown() {
        for (var person : List.of("huang.park", "chen.eco", "zhao.mee")) {
            assertThat(story.code(person, "reportProgress", report("2023-10", "2023-12")))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(story.code("anonymous", "reportProgress", report("2023-10", "2023-12")))
                .isEqualTo("UNAUTHENTICATED");
        pilot = story.historic(new Term(PilotStory.START, PilotStory.END));
        assertThat(story.code("he.eco", "reportProgress", report("2023-10", "2023-12")))
                .isEqualTo("FORBIDDEN");
        story.done("wu.ndrc", "reportProgress", report("2023-10", "2023-12"));
        story.done("zhao.mee", "reportProgress", report("2023-08", "2023-09"));
    }

    @Test
    void repeatsItselfUnderTheSameKeyWithOneEffectHoweverManyAtOnce() {
        var keyed = with(
                report("2023-10", "2023-12"),
                "idempotencyKey",
                UUID.randomUUID().toString());
        var answers = Race.of(20, writer -> story.done("lin.yuan", "reportProgress", keyed));
        assertThat(answers.stream()
                        .map(answer -> answer.at("/progress/id").asString())
                        .distinct())
                .hasSize(1);
        assertThat(story.done("lin.yuan", "reportProgress", keyed)
                        .at("/progress/revisions")
                        .size())
                .isEqualTo(1);
        assertThat(story.code("lin.yuan", "reportProgress", with(keyed, "summary", "别的内容")))
                .isEqualTo("IDEMPOTENCY_MISMATCH");
    }

    @Test
    void losesNoReportHoweverManyComeAtOnce() {
        Race.of(
                12,
                writer -> story.done(
                        "lin.yuan",
                        "reportProgress",
                        with(report("2023-10", "2023-12"), "summary", "第" + writer + "次报送")));
        var last = story.done("lin.yuan", "reportProgress", report("2023-10", "2023-12"));
        assertThat(last.at("/progress/revisions").size()).isEqualTo(13);
    }

    @Test
    void onlyTriesWhenAsked() {
        var tried = story.done("lin.yuan", "reportProgress", with(report("2023-10", "2023-12"), "validateOnly", true));
        assertThat(tried.at("/progress").isNull()).isTrue();
        story.done("lin.yuan", "reportProgress", report("2023-10", "2023-12"));
        tried = story.done("lin.yuan", "reportProgress", with(report("2023-10", "2023-12"), "validateOnly", true));
        assertThat(tried.at("/progress/revisions").size()).isEqualTo(1);
    }

    private Map<String, Object> report(String from, String to) {
        return ProgressStory.report(pilot, from, to);
    }
}
