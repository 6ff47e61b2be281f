package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

@RegistryTest
class WithdrawReplicationTests {

    private static final String FOUND = """
            query($text: String, $position: Long) {
              searchCaseStudies(text: $text, filter: {replicability: [REPLICATED]}, minPosition: $position) { totalCount } }""";
    private static final String READ = """
            query($id: ID!) { caseStudy(id: $id) { feedPosition replications { note }
              withdrawnReplications { note organization { name } withdrawal { reason by at } } } }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private final String mark =
            "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    private CaseStory story;
    private String id;

    @BeforeEach
    void aCaseIsRepeated() {
        story = new CaseStory(port, context);
        id = story.published(story.passed(), mark);
        record();
    }

    @Test
    void countsNoLongerAndStaysOnRecordWithItsReason() {
        assertThat(found()).isEqualTo(1);
        CaseStory.done(story.act("huang.park", "withdrawReplication", input(Map.of())));
        var read = read();
        assertThat(read.get("replications")).isEmpty();
        assertThat(read.at("/withdrawnReplications/0/note").asString()).isEqualTo("节水两成");
        assertThat(read.at("/withdrawnReplications/0/organization/name").asString())
                .contains("锡山");
        var withdrawal = read.at("/withdrawnReplications/0/withdrawal");
        assertThat(withdrawal.get("reason").asString()).isEqualTo("设备已停用");
        assertThat(withdrawal.get("by").asString()).contains("黄岚");
        assertThat(found()).isZero();
        assertThat(Caller.anonymous(port)
                        .data(
                                "query($title: String) { caseStudies(filter: {title: {eq: $title}, replications: {gte: 1}}) { totalCount } }",
                                Map.of("title", mark))
                        .at("/caseStudies/totalCount")
                        .asInt())
                .isZero();
        var history = Caller.anonymous(port)
                .data(
                        "query($id: ID!) { history(id: $id, last: 1) { nodes { act differences { path after } } } }",
                        Map.of("id", id))
                .at("/history/nodes/0");
        assertThat(history.get("act").asString()).isEqualTo("withdrawReplication");
        assertThat(history.toString()).contains("设备已停用");
    }

    @Test
    void letsTheBodyRecordAnother() {
        CaseStory.done(story.act("huang.park", "withdrawReplication", input(Map.of())));
        record();
        assertThat(read().get("replications")).hasSize(1);
        assertThat(read().get("withdrawnReplications")).hasSize(1);
        CaseStory.done(story.act("huang.park", "withdrawReplication", input(Map.of("reason", "又停"))));
        assertThat(read().get("withdrawnReplications").findValuesAsString("reason"))
                .containsExactly("设备已停用", "又停");
    }

    @Test
    void isOpenToEitherMinistry() {
        CaseStory.done(story.act("sun.ndrc", "withdrawReplication", input(Map.of("reason", "核查不实"))));
        assertThat(read().at("/withdrawnReplications/0/withdrawal/by").asString())
                .contains("孙委员");
    }

    @Test
    void refusesWhatDoesNotStandAndAReasonThatIsNone() {
        var other = story.bodyOf("lin.yuan").value();
        assertThat(story.refusals(
                        "zhao.mee", "withdrawReplication", input(Map.of("organization", other, "reason", " "))))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("NOT_RECORDED", "input.organization"), tuple("REASON_MISSING", "input.reason"));
        assertThat(story.refusals("huang.park", "withdrawReplication", input(Map.of("reason", "长".repeat(1_001)))))
                .extracting(CaseStory.Told::code)
                .containsExactly("TOO_LONG");
        assertThat(story.refusals("huang.park", "withdrawReplication", input(Map.of("version", 0))))
                .extracting(CaseStory.Told::code)
                .containsExactly("VERSION_CONFLICT");
        CaseStory.done(story.act("huang.park", "withdrawReplication", input(Map.of())));
        assertThat(story.refusals("huang.park", "withdrawReplication", input(Map.of())))
                .extracting(CaseStory.Told::code)
                .containsExactly("NOT_RECORDED");
    }

    @Test
    void isForNobodyElse() {
        for (var person : new String[] {"lin.yuan", "he.eco", "chen.eco"}) {
            assertThat(Caller.person(port, person)
                            .code(CaseStory.document("withdrawReplication"), Map.of("input", input(Map.of()))))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
        var draft = input(Map.of("id", story.drafted(story.passed(), "草稿")));
        assertThat(Caller.person(port, "huang.park")
                        .code(CaseStory.document("withdrawReplication"), Map.of("input", draft)))
                .isEqualTo("NOT_FOUND");
        assertThat(read().get("replications")).hasSize(1);
    }

    @Test
    void showsNoneOfACaseThatWasTakenBack() {
        CaseStory.done(story.act("huang.park", "withdrawReplication", input(Map.of())));
        CaseStory.done(story.act("zhao.mee", "retractCaseStudy", Map.of("id", id, "reason", "误")));
        assertThat(read().get("withdrawnReplications")).isEmpty();
    }

    private void record() {
        CaseStory.done(story.act(
                "huang.park",
                "recordReplication",
                Map.of("id", id, "organization", body(), "since", "2023-03-01", "note", "节水两成")));
    }

    private int found() {
        return Caller.anonymous(port)
                .data(
                        FOUND,
                        Map.of(
                                "text",
                                mark,
                                "position",
                                read().get("feedPosition").asLong()))
                .at("/searchCaseStudies/totalCount")
                .asInt();
    }

    private JsonNode read() {
        return Caller.anonymous(port).data(READ, Map.of("id", id)).get("caseStudy");
    }

    private String body() {
        return story.bodyOf("huang.park").value();
    }

    private Map<String, Object> input(Map<String, ?> more) {
        var input = new HashMap<String, Object>(Map.of("id", id, "organization", body(), "reason", "设备已停用"));
        input.putAll(more);
        return input;
    }
}
