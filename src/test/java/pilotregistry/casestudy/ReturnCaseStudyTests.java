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
class ReturnCaseStudyTests {

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
    void sendsItBackToBeMendedAndFiledAgain() {
        var id = story.filed(story.passed(), "须改");
        CaseStory.done(story.act("chen.eco", "checkCaseStudy", Map.of("id", id, "opinion", "属实")));
        CaseStory.done(story.act("zhao.mee", "returnCaseStudy", Map.of("id", id, "reason", "请写明成本")));
        var read = story.read("lin.yuan", id);
        assertThat(read.at("/revision/status").asString()).isEqualTo("RETURNED");
        assertThat(read.at("/revision/rounds/0/returned/reason").asString()).isEqualTo("请写明成本");
        assertThat(read.at("/revision/rounds/0/province/opinion").asString()).isEqualTo("属实");

        CaseStory.done(story.act("lin.yuan", "editCaseStudy", Map.of("id", id, "content", CaseStory.content("已改"))));
        CaseStory.done(story.act("lin.yuan", "fileCaseStudy", Map.of("id", id)));
        read = story.read("chen.eco", id);
        assertThat(read.at("/revision/rounds/1/number").asInt()).isEqualTo(2);
        assertThat(read.at("/revision/rounds/1/province").isNull()).isTrue();
    }

    @Test
    void refusesWhatIsNotBeingCheckedAndAReturnWithoutAReason() {
        var id = story.filed(story.passed(), "案例");
        assertThat(story.refusals("chen.eco", "returnCaseStudy", Map.of("id", id, "reason", " ")))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("REASON_MISSING", "input.reason"));
        assertThat(story.refusals("chen.eco", "returnCaseStudy", Map.of("id", id, "reason", "长".repeat(1_001))))
                .extracting(CaseStory.Told::code)
                .containsExactly("TOO_LONG");
        assertThat(story.refusals("chen.eco", "returnCaseStudy", Map.of("id", id, "reason", "改", "version", 0)))
                .extracting(CaseStory.Told::code)
                .containsExactly("VERSION_CONFLICT");
        CaseStory.done(story.act("chen.eco", "returnCaseStudy", Map.of("id", id, "reason", "改")));
        assertThat(story.refusals("chen.eco", "returnCaseStudy", Map.of("id", id, "reason", "改")))
                .extracting(CaseStory.Told::code)
                .containsExactly("NOT_FILED");
    }

    @Test
    void isForItsProvinceAndTheMinistries() {
        var input = Map.of("input", Map.of("id", story.filed(story.passed(), "案例"), "reason", "改"));
        assertThat(Caller.person(port, "he.eco").code(CaseStory.document("returnCaseStudy"), input))
                .isEqualTo("NOT_FOUND");
        assertThat(Caller.person(port, "qian.expert").code(CaseStory.document("returnCaseStudy"), input))
                .isEqualTo("FORBIDDEN");
    }
}
