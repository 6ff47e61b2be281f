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
import tools.jackson.databind.JsonNode;

@RegistryTest
class CaseTasksTests {

    private static final String TASKS = """
            query($after: String) { viewer { tasks(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { kind text node { id } } } } }""";

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
    void followsACaseFromTheAuthorToTheMinistry() {
        var pilot = story.passed();
        var id = story.filed(pilot, "等待核对的案例");
        assertThat(kinds("chen.eco", id)).containsExactly("CASE_TO_CHECK");
        assertThat(kinds("qian.expert", id)).containsExactly("CASE_TO_REVIEW");
        assertThat(kinds("lin.yuan", id)).isEmpty();
        assertThat(kinds("zhao.mee", id)).isEmpty();

        CaseStory.done(story.act("chen.eco", "returnCaseStudy", Map.of("id", id, "reason", "补充数据")));
        assertThat(kinds("lin.yuan", id)).containsExactly("CASE_RETURNED");
        assertThat(kinds("chen.eco", id)).isEmpty();
        assertThat(kinds("qian.expert", id)).isEmpty();

        CaseStory.done(story.act("lin.yuan", "fileCaseStudy", Map.of("id", id)));
        CaseStory.done(story.act("chen.eco", "checkCaseStudy", Map.of("id", id, "opinion", "情况属实")));
        assertThat(kinds("chen.eco", id)).isEmpty();
        assertThat(kinds("qian.expert", id)).containsExactly("CASE_TO_REVIEW");

        CaseStory.done(story.act("qian.expert", "checkCaseStudy", Map.of("id", id, "opinion", "可以推广")));
        assertThat(kinds("qian.expert", id)).isEmpty();
        assertThat(kinds("zhao.mee", id)).containsExactly("CASE_TO_PUBLISH");
        assertThat(texts(Caller.person(port, "zhao.mee"), id)).containsExactly("案例“等待核对的案例”已核对，请决定是否发布。");
        assertThat(texts(Caller.person(port, "zhao.mee").in(Locale.ENGLISH), id))
                .containsExactly("The case study \"等待核对的案例\" was checked; decide whether to publish it.");

        CaseStory.done(story.act("zhao.mee", "publishCaseStudy", Map.of("id", id)));
        assertThat(kinds("zhao.mee", id)).isEmpty();
    }

    private List<String> kinds(String person, String id) {
        return of(Caller.person(port, person), id).stream()
                .map(task -> task.get("kind").asString())
                .toList();
    }

    private static List<String> texts(Caller caller, String id) {
        return of(caller, id).stream().map(task -> task.get("text").asString()).toList();
    }

    private static List<JsonNode> of(Caller caller, String id) {
        var found = new java.util.ArrayList<JsonNode>();
        var variables = new java.util.HashMap<String, Object>();
        for (boolean more = true; more; ) {
            var page = caller.data(TASKS, variables).at("/viewer/tasks");
            page.get("nodes")
                    .valueStream()
                    .filter(task -> task.at("/node/id").asString("").equals(id))
                    .forEach(found::add);
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            variables.put("after", page.at("/pageInfo/endCursor").asString(""));
        }
        return found;
    }
}
