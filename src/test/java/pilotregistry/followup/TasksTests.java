package pilotregistry.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.application.ApplicationFixtures;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.pilot.PilotStory;
import tools.jackson.databind.JsonNode;

/// `viewer { tasks }`: what waits, from the returned application to the assessment.
@RegistryTest
class TasksTests {

    private static final String TASKS = """
            query($after: String) { viewer { tasks(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor }
              nodes { kind due urgency text nodeId node { id __typename } } } } }""";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    StoryClock clock;

    private PilotStory story;

    @BeforeEach
    void begin() {
        story = new PilotStory(port, mongo, batches, clock);
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void remindsABodyOfTheQuarterThatIsNotReportedAndOfCorrections() {
        var pilot = story.designated();
        story.on("2024-01-15");
        var id = pilot.id().value();
        var due = task("lin.yuan", "PROGRESS_TO_REPORT", id);
        assertThat(due.at("/due").asString()).isEqualTo("2024-01-31");
        assertThat(due.at("/urgency").asString()).isEqualTo("WITHIN_30_DAYS");
        assertThat(due.at("/text").asString()).contains(pilot.code(), "2023-10/2023-12", "进展");
        assertThat(due.at("/node/id").asString()).isEqualTo(id);
        assertThat(due.at("/node/__typename").asString()).isEqualTo("Pilot");

        var reports = new ProgressStory(story);
        reports.reported(pilot, "2023-10", "2023-10");
        assertThat(task("lin.yuan", "PROGRESS_TO_REPORT", id).at("/text").asString())
                .as("two months are missing")
                .contains("2023-11/2023-12");
        var progress = reports.reported(pilot, "2023-11", "2023-12").get("id").asString();
        assertThat(task("lin.yuan", "PROGRESS_TO_REPORT", id)).isNull();

        story.done("chen.eco", "requestCorrection", Map.of("progress", progress, "reason", "请补充", "due", "2024-01-20"));
        var correct = task("lin.yuan", "PROGRESS_TO_CORRECT", progress);
        assertThat(correct.at("/due").asString()).isEqualTo("2024-01-20");
        assertThat(correct.at("/urgency").asString()).isEqualTo("WITHIN_7_DAYS");
        assertThat(correct.at("/node/__typename").asString()).isEqualTo("Progress");
        reports.reported(pilot, "2023-11", "2023-12");
        assertThat(task("lin.yuan", "PROGRESS_TO_CORRECT", progress)).isNull();
        assertThat(kinds("huang.park", id)).isEmpty();
    }

    @Test
    void remindsOfTheFinalReportFromSixtyDaysBeforeTheTermEnds() {
        var id = story.designated().id().value();
        Map.of(
                        "2024-07-01", "",
                        "2024-07-02", "WITHIN_60_DAYS",
                        "2024-08-01", "WITHIN_30_DAYS",
                        "2024-08-24", "WITHIN_7_DAYS",
                        "2024-09-01", "OVERDUE")
                .forEach((day, urgency) -> {
                    story.on(day);
                    var task = task("lin.yuan", "FINAL_REPORT_TO_SUBMIT", id);
                    assertThat(task == null ? "" : task.at("/urgency").asString())
                            .as(day)
                            .isEqualTo(urgency);
                });
    }

    @Test
    void handsAReportedPilotToTheMinistriesUntilItIsAssessed() {
        var pilot = story.reported(CreditTrigger.ASSESSMENT_PASSED);
        var id = pilot.id().value();
        assertThat(kinds("zhao.mee", id)).containsExactly("PILOT_TO_ASSESS");
        assertThat(kinds("sun.ndrc", id)).containsExactly("PILOT_TO_ASSESS");
        assertThat(kinds("lin.yuan", id)).isEmpty();
        assertThat(kinds("chen.eco", id)).containsExactly("FINAL_REPORT_TO_CHECK");
        assertThat(kinds("he.eco", id)).isEmpty();
        story.done("zhao.mee", "assessPilot", PilotStory.verdict(pilot, "PASSED"));
        assertThat(kinds("sun.ndrc", id)).isEmpty();
    }

    @Test
    void followsAnApplicationFromDeskToDesk() {
        var batch = opened();
        var id = filed(batch);
        assertThat(kinds("chen.eco", id)).containsExactly("APPLICATION_TO_VERIFY");
        assertThat(kinds("wu.ndrc", id)).containsExactly("APPLICATION_TO_VERIFY");
        assertThat(kinds("he.eco", id)).isEmpty();
        assertThat(task("chen.eco", "APPLICATION_TO_VERIFY", id).at("/due").asString())
                .isEqualTo("2023-04-07");

        story.done("chen.eco", "returnApplication", Map.of("id", id, "reason", "请补充资金证明"));
        assertThat(kinds("chen.eco", id)).isEmpty();
        assertThat(kinds("lin.yuan", id)).containsExactly("APPLICATION_RETURNED");
        assertThat(kinds("huang.park", id)).isEmpty();
        story.done("lin.yuan", "fileApplication", Map.of("id", id));
        assertThat(kinds("lin.yuan", id)).isEmpty();

        story.done("chen.eco", "verifyApplication", verification(id));
        assertThat(kinds("chen.eco", id)).containsExactly("APPLICATION_TO_ENDORSE");
        assertThat(kinds("wu.ndrc", id)).containsExactly("APPLICATION_TO_ENDORSE");
        story.done("chen.eco", "endorseApplication", Map.of("application", id));
        assertThat(kinds("chen.eco", id)).isEmpty();
        assertThat(kinds("wu.ndrc", id)).containsExactly("APPLICATION_TO_ENDORSE");
        story.done("wu.ndrc", "endorseApplication", Map.of("application", id));
        assertThat(kinds("wu.ndrc", id)).isEmpty();
        story.done("chen.eco", "issueRecommendationLetter", Map.of("batch", batch, "documentNumber", "闽环函〔2023〕11号"));
        assertThat(kinds("zhao.mee", id)).isEmpty();

        story.done("lin.yuan", "submitApplication", Map.of("id", id));
        assertThat(kinds("zhao.mee", id)).containsExactly("APPLICATION_TO_CHECK");
        story.done("zhao.mee", "checkApplication", check(id));
        assertThat(kinds("zhao.mee", id)).isEmpty();
        story.done("qian.expert", "reviewApplication", review(id));
        assertThat(kinds("zhao.mee", id)).containsExactly("APPLICATION_TO_DESIGNATE");
        story.on("2023-08-04");
        var designation = story.done("zhao.mee", "designatePilots", designation(batch, id))
                .at("/designation/id")
                .asString();
        assertThat(kinds("zhao.mee", id)).isEmpty();
        assertThat(kinds("zhao.mee", designation)).isEmpty();
        assertThat(kinds("sun.ndrc", designation)).containsExactly("DESIGNATION_TO_SIGN");
        story.done("sun.ndrc", "designatePilots", designation(batch, id));
        assertThat(kinds("sun.ndrc", designation)).isEmpty();
    }

    @Test
    void speaksTheCallersLanguageAndTellsTheEarliestFirst() {
        story.designated();
        story.on("2024-08-15");
        var en = Caller.person(port, "lin.yuan").in(Locale.ENGLISH).data(TASKS).at("/viewer/tasks/nodes");
        assertThat(en).isNotEmpty();
        en.forEach(task -> assertThat(task.at("/text").asString())
                .containsPattern("[a-z]{4}")
                .doesNotContain("{"));
        var days = en.findValuesAsString("due").stream()
                .filter(day -> !day.isEmpty())
                .toList();
        assertThat(days).isSorted();
    }

    @Test
    void tellsNothingToThoseWhomNothingWaitsFor() {
        story.reported(CreditTrigger.ASSESSMENT_PASSED);
        assertThat(Caller.anonymous(port)
                        .data(TASKS)
                        .at("/viewer/tasks/totalCount")
                        .asInt())
                .isZero();
        for (var caller : List.of(
                Caller.partner(port),
                Caller.person(port, "li.analyst"),
                Caller.person(port, "admin"),
                Caller.person(port, "zhao.mee", "openid registry.write"))) {
            assertThat(caller.data(TASKS).at("/viewer/tasks/totalCount").asInt())
                    .isZero();
        }
    }

    private String opened() {
        var call = Map.of(
                "number",
                4299,
                "year",
                2023,
                "title",
                "关于推荐清洁生产审核创新试点项目的通知（测试）",
                "issuedOn",
                "2023-03-03",
                "lastDay",
                "2023-04-07",
                "demonstration",
                true);
        return story.done("zhao.mee", "openBatch", call).at("/batch/id").asString();
    }

    private String filed(String batch) {
        var body = story.body("lin.yuan").organizationId().value();
        var content = new HashMap<>(ApplicationFixtures.completeInput(body));
        content.put("title", ApplicationFixtures.TITLE + UUID.randomUUID());
        var id = story.done(
                        "lin.yuan", "draftApplication", Map.of("batch", batch, "applicant", body, "content", content))
                .at("/application/id")
                .asString();
        story.done("lin.yuan", "fileApplication", Map.of("id", id));
        return id;
    }

    private static Map<String, Object> verification(String id) {
        return Map.of(
                "application", id,
                "method", "SITE_VISIT",
                "findings", "现场核查，企业名单与环境记录属实",
                "result", "AUTHENTIC",
                "checkedAgainstBaseline", true);
    }

    private static Map<String, Object> check(String id) {
        var checklist = Map.of(
                "packageNamed", true, "outlineComplete", true, "sealsPresent", true, "paperCopies", 2, "bound", true);
        return Map.of("application", id, "result", "ACCEPT", "checklist", checklist);
    }

    private static Map<String, Object> review(String id) {
        var scores = java.util.stream.Stream.of(
                        "GROUNDWORK_AND_FUNDING", "INNOVATION", "REPLICABILITY", "FEASIBILITY", "EXPECTED_BENEFIT")
                .map(criterion -> Map.of("criterion", criterion, "score", 85))
                .toList();
        return Map.of("application", id, "scores", scores, "opinion", "方案可行，宜列入");
    }

    private static Map<String, Object> designation(String batch, String id) {
        return Map.of(
                "batch",
                batch,
                "documentNumber",
                "环办科财函〔2023〕261号",
                "issuedOn",
                "2023-08-04",
                "termStart",
                "2023-08",
                "selected",
                List.of(Map.of("application", id)),
                "notSelected",
                List.of());
    }

    private JsonNode task(String person, String kind, String node) {
        return tasks(person).stream()
                .filter(task -> task.at("/kind").asString().equals(kind)
                        && task.at("/nodeId").asString().equals(node))
                .findFirst()
                .orElse(null);
    }

    private List<String> kinds(String person, String node) {
        return tasks(person).stream()
                .filter(task -> task.at("/nodeId").asString().equals(node))
                .map(task -> task.at("/kind").asString())
                .toList();
    }

    /// All of them, page by page.
    private List<JsonNode> tasks(String person) {
        var caller = Caller.person(port, person);
        var all = new ArrayList<JsonNode>();
        var page = caller.data(TASKS).at("/viewer/tasks");
        page.get("nodes").forEach(all::add);
        while (page.at("/pageInfo/hasNextPage").asBoolean()) {
            page = caller.data(
                            TASKS,
                            Map.of("after", page.at("/pageInfo/endCursor").asString()))
                    .at("/viewer/tasks");
            page.get("nodes").forEach(all::add);
        }
        return all;
    }
}
