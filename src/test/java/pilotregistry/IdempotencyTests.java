package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// One wish that arrives several times: one after the other, at once, under a key that was another's.
@RegistryTest
class IdempotencyTests {

    private static final String DRAFT = """
            mutation($input: DraftApplicationInput!) {
              draftApplication(input: $input) { application { id version title } errors { code } } }""";
    private static final int AT_ONCE = 8;

    @LocalServerPort
    int port;

    private final String key = UUID.randomUUID().toString();
    private final String title = "石狮市大堡集控区清洁生产整体审核创新试点项目 " + key;

    @Test
    void isGrantedOnceWhenItIsSentAgain() {
        var first = draft(title);
        assertThat(first.at("/data/draftApplication/errors")).isEmpty();
        assertThat(draft(title).get("data")).isEqualTo(first.get("data"));
        assertThat(drafts()).isEqualTo(1);
    }

    @Test
    void isGrantedOnceWhenItIsSentSeveralTimesAtOnce() {
        var answers = Race.of(AT_ONCE, time -> draft(title));
        assertThat(answers.stream()
                        .map(answer -> answer.at("/data/draftApplication/application/id")
                                .asString())
                        .distinct())
                .hasSize(1)
                .allSatisfy(id -> assertThat(id).startsWith("application_"));
        assertThat(drafts()).isEqualTo(1);
    }

    @Test
    void isRefusedUnderTheKeyOfAnother() {
        draft(title);
        var other = draft(title + " 二");
        assertThat(other.at("/errors/0/extensions/code").asString()).isEqualTo("IDEMPOTENCY_MISMATCH");
        assertThat(drafts()).isEqualTo(1);
    }

    private int drafts() {
        return Caller.person(port, "lin.yuan")
                .data(
                        "query($title: String) { applications(filter: {title: {contains: $title}}) { totalCount } }",
                        Map.of("title", key))
                .at("/applications/totalCount")
                .asInt();
    }

    private JsonNode draft(String named) {
        var caller = Caller.person(port, "lin.yuan");
        var applicant = caller.data("{ viewer { mandates { organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
        var input = new HashMap<String, Object>(Map.of("batch", "batch_9001", "applicant", applicant));
        input.put("content", Map.of("title", named));
        input.put("idempotencyKey", key);
        return caller.ask(DRAFT, Map.of("input", input));
    }
}
