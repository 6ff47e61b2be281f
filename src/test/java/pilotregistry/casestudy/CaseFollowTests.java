package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.pilot.Pilot;

/// What becomes of a case that was published as in progress once its pilot has ended (R30).
@RegistryTest
class CaseFollowTests {

    private static final String TASKS = "{ viewer { tasks(first: 100) { nodes { kind text nodeId node { id } } } } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private CaseStory story;
    private Pilot pilot;
    private String id;

    @BeforeEach
    void publishesInProgress() {
        story = new CaseStory(port, context);
        pilot = story.running();
        id = CaseStory.done(story.draft("lin.yuan", pilot, CaseStory.content("进行中的案例", Map.of("inProgress", true))));
        CaseStory.done(story.act("lin.yuan", "fileCaseStudy", Map.of("id", id)));
        story.check(id);
        CaseStory.done(story.act("zhao.mee", "publishCaseStudy", Map.of("id", id)));
    }

    @Test
    void tellsReadersAndTheMinistriesThatItsPilotFailed() {
        assertThat(notice(Locale.SIMPLIFIED_CHINESE)).contains("试点尚未通过评估");
        assertThat(waiting("zhao.mee")).doesNotContain(id);
        assessed("NOT_PASSED");
        assertThat(notice(Locale.SIMPLIFIED_CHINESE)).contains("试点未通过评估").doesNotContain("尚未");
        assertThat(notice(Locale.ENGLISH)).contains("the pilot failed its assessment");
        assertThat(waiting("zhao.mee")).contains(id);
        assertThat(waiting("lin.yuan")).doesNotContain(id);
        CaseStory.done(story.act("zhao.mee", "retractCaseStudy", Map.of("id", id, "reason", "试点未通过评估")));
        assertThat(waiting("zhao.mee")).doesNotContain(id);
    }

    @Test
    void tellsNothingMoreOnceItsPilotPassed() {
        assessed("PASSED");
        assertThat(notice(Locale.SIMPLIFIED_CHINESE)).doesNotContain("评估");
        assertThat(waiting("zhao.mee")).doesNotContain(id);
    }

    @Test
    void catchesUpWithWhatACrashKeptItFromFollowing() {
        assessed("NOT_PASSED");
        story.forgetsItsPilot(id);
        assertThat(notice(Locale.SIMPLIFIED_CHINESE)).contains("尚未");
        context.getBean(CaseFollow.class).take();
        assertThat(notice(Locale.SIMPLIFIED_CHINESE)).contains("试点未通过评估").doesNotContain("尚未");
    }

    private void assessed(String result) {
        var input = Map.of(
                "pilot", pilot.id().value(),
                "result", result,
                "documentNumber", "环办科财函〔2023〕30号",
                "date", "2023-03-01",
                "reason", "经评估");
        var payload = Caller.person(port, "zhao.mee")
                .data(
                        "mutation($input: AssessPilotInput!) { assessPilot(input: $input) { errors { code message } } }",
                        Map.of("input", input))
                .get("assessPilot");
        assertThat(payload.get("errors")).as(payload.toPrettyString()).isEmpty();
    }

    private String notice(Locale language) {
        return Caller.anonymous(port)
                .in(language)
                .data("query($id: ID!) { caseStudy(id: $id) { notice } }", Map.of("id", id))
                .at("/caseStudy/notice")
                .asString();
    }

    private List<String> waiting(String person) {
        return Caller.person(port, person)
                .data(TASKS)
                .at("/viewer/tasks/nodes")
                .valueStream()
                .filter(task -> task.get("kind").asString().equals("CASE_TO_RETRACT"))
                .map(task -> task.at("/node/id").asString())
                .toList();
    }
}
