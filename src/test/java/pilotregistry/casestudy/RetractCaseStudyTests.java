package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class RetractCaseStudyTests {

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
    void leavesATombstoneAndNoContentAnywhere() {
        var id = story.published(story.passed(), "将撤回的案例");
        var before = story.readByAll(id);
        var version = before.at("/published/id").asString();
        CaseStory.done(story.act("lin.yuan", "editCaseStudy", Map.of("id", id, "content", CaseStory.content("修订稿"))));
        CaseStory.done(story.act("zhao.mee", "retractCaseStudy", Map.of("id", id, "reason", "数据有误")));

        var read = Caller.anonymous(port).data("""
                        query($id: ID!) { node(id: $id) { ... on CaseStudy { status number title content { title } published { id } citation licence { spdx }
                          versions { id } retraction { reason at } revision { status } source { key } } } }""", Map.of("id", id)).get("node");
        assertThat(read.get("status").asString()).isEqualTo("RETRACTED");
        assertThat(read.get("number")).isEqualTo(before.get("number"));
        assertThat(read.get("title").asString()).isEqualTo("将撤回的案例");
        assertThat(read.at("/retraction/reason").asString()).isEqualTo("数据有误");
        for (var field : java.util.List.of("content", "published", "citation", "licence", "revision", "source")) {
            assertThat(read.get(field).isNull()).as(field).isTrue();
        }
        assertThat(read.get("versions")).isEmpty();
        assertThat(Caller.anonymous(port).code("query($id: ID!) { node(id: $id) { id } }", Map.of("id", version)))
                .isEqualTo("NOT_FOUND");
        assertThat(story.read("lin.yuan", id).get("revision").isNull()).isTrue();
    }

    @Test
    void usesItsNumberNeverAgain() {
        var id = story.published(story.passed(), "末号");
        var number = story.readByAll(id).get("number").asString();
        CaseStory.done(story.act("sun.ndrc", "retractCaseStudy", Map.of("id", id, "reason", "有误")));
        var next = story.published(story.passed(), "次号");
        assertThat(story.readByAll(next).get("number").asString()).isNotEqualTo(number);
        assertThat(story.refusals("lin.yuan", "editCaseStudy", Map.of("id", id, "content", CaseStory.content("再来"))))
                .extracting(CaseStory.Told::code)
                .containsExactly("NOT_EDITABLE");
    }

    @Test
    void refusesWhatIsNotPublishedAndARetractionWithoutAReason() {
        var id = story.published(story.passed(), "案例");
        assertThat(story.refusals("zhao.mee", "retractCaseStudy", Map.of("id", id, "reason", "")))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("REASON_MISSING", "input.reason"));
        assertThat(story.refusals("zhao.mee", "retractCaseStudy", Map.of("id", id, "reason", "长".repeat(1_001))))
                .extracting(CaseStory.Told::code)
                .containsExactly("TOO_LONG");
        assertThat(story.refusals("zhao.mee", "retractCaseStudy", Map.of("id", id, "reason", "误", "version", 0)))
                .extracting(CaseStory.Told::code)
                .containsExactly("VERSION_CONFLICT");
        assertThat(story.refusals(
                        "zhao.mee",
                        "retractCaseStudy",
                        Map.of("id", story.filed(story.passed(), "未发表"), "reason", "误")))
                .extracting(CaseStory.Told::code)
                .containsExactly("NOT_PUBLISHED");
    }

    @Test
    void isForTheMinistries() {
        var input = Map.of("input", Map.of("id", story.published(story.passed(), "案例"), "reason", "误"));
        assertThat(Caller.person(port, "lin.yuan").code(CaseStory.document("retractCaseStudy"), input))
                .isEqualTo("FORBIDDEN");
    }
}
