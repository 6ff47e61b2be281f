package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class RecordReplicationTests {

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
    void showsEverybodyWhoRepeatedIt() {
        var id = story.published(story.passed(), "被复制的案例");
        CaseStory.done(story.act("huang.park", "recordReplication", input(id, Map.of("place", "320205"))));
        var read = Caller.anonymous(port).data("""
                        query($id: ID!) { caseStudy(id: $id) { replications { organization { name } place { name } since note recordedBy recordedAt } } }""", Map.of("id", id)).at("/caseStudy/replications/0");
        assertThat(read.at("/organization/name").asString()).contains("锡山");
        assertThat(read.at("/place/name").asString()).isEqualTo("锡山区");
        assertThat(read.get("since").asString()).isEqualTo("2023-03-01");
        assertThat(read.get("note").asString()).isEqualTo("节水两成");
        assertThat(read.get("recordedBy").asString()).contains("黄岚");
        assertThat(replicated("被复制的案例")).isEqualTo(1);
    }

    @Test
    void showsNoneOfACaseThatWasTakenBack() {
        var id = story.published(story.passed(), "被复制又撤回的案例");
        CaseStory.done(story.act("huang.park", "recordReplication", input(id, Map.of())));
        assertThat(replicated("被复制又撤回的案例")).isEqualTo(1);
        CaseStory.done(story.act("zhao.mee", "retractCaseStudy", Map.of("id", id, "reason", "误")));
        assertThat(replicated("被复制又撤回的案例")).isZero();
        assertThat(Caller.anonymous(port)
                        .data("query($id: ID!) { caseStudy(id: $id) { replications { note } } }", Map.of("id", id))
                        .at("/caseStudy/replications"))
                .isEmpty();
    }

    @Test
    void namesAPilotOfItsOwn() {
        var id = imported();
        var pilot = story.passed();
        assertThat(story.refusals(
                        "huang.park",
                        "recordReplication",
                        input(id, Map.of("pilot", pilot.id().value()))))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("NOT_OF_THE_PILOT", "input.pilot"));
        var own = Map.of(
                "organization",
                story.bodyOf("lin.yuan").value(),
                "pilot",
                pilot.id().value());
        CaseStory.done(story.act("lin.yuan", "recordReplication", input(id, own)));
        assertThat(Caller.anonymous(port)
                        .data(
                                "query($id: ID!) { caseStudy(id: $id) { replications { pilot { code } } } }",
                                Map.of("id", id))
                        .at("/caseStudy/replications/0/pilot/code")
                        .asString())
                .isEqualTo(pilot.code());
    }

    private String imported() {
        var line = "{\"key\": \"%s\", \"title\": \"导入的案例\", \"summary\": \"中水回用\", \"synthetic\": true}"
                .formatted(java.util.UUID.randomUUID());
        return Caller.person(port, "zhao.mee")
                .data(
                        "mutation($input: ImportCaseStudiesInput!) { importCaseStudies(input: $input) { rows { caseStudy { id } } } }",
                        Map.of("input", Map.of("file", Map.of("ndjson", line))))
                .at("/importCaseStudies/rows/0/caseStudy/id")
                .asString();
    }

    private int replicated(String title) {
        return Caller.anonymous(port)
                .data(
                        "query($title: String) { caseStudies(filter: {title: {eq: $title}, replications: {gte: 1}}) { totalCount } }",
                        Map.of("title", title))
                .at("/caseStudies/totalCount")
                .asInt();
    }

    @Test
    void countsABodyOnceAndItsAuthorNever() {
        var id = story.published(story.passed(), "案例");
        CaseStory.done(story.act("huang.park", "recordReplication", input(id, Map.of())));
        assertThat(story.refusals("huang.park", "recordReplication", input(id, Map.of())))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(tuple("ALREADY_RECORDED", "input.organization"));
        assertThat(story.refusals(
                        "lin.yuan",
                        "recordReplication",
                        input(
                                id,
                                Map.of("organization", story.bodyOf("lin.yuan").value()))))
                .extracting(CaseStory.Told::code)
                .containsExactly("OWN_CASE");
    }

    @Test
    void refusesWhatCannotBe() {
        var id = story.published(story.passed(), "案例");
        assertThat(story.refusals(
                        "huang.park",
                        "recordReplication",
                        input(id, Map.of("place", "999999", "since", "2023-03-11", "note", " ", "pilot", "pilot_0"))))
                .extracting(CaseStory.Told::code, CaseStory.Told::path)
                .containsExactly(
                        tuple("UNKNOWN_DIVISION", "input.place"),
                        tuple("DATE_INVALID", "input.since"),
                        tuple("NOTE_MISSING", "input.note"),
                        tuple("UNKNOWN_PILOT", "input.pilot"));
        assertThat(story.refusals("huang.park", "recordReplication", input(id, Map.of("note", "长".repeat(2_001)))))
                .extracting(CaseStory.Told::code)
                .containsExactly("TOO_LONG");
        assertThat(story.refusals("huang.park", "recordReplication", input(id, Map.of("version", 0))))
                .extracting(CaseStory.Told::code)
                .containsExactly("VERSION_CONFLICT");
        CaseStory.done(story.act("zhao.mee", "retractCaseStudy", Map.of("id", id, "reason", "误")));
        assertThat(story.refusals("huang.park", "recordReplication", input(id, Map.of())))
                .extracting(CaseStory.Told::code)
                .containsExactly("NOT_PUBLISHED");
        story.saysBoth(pilotregistry.ledger.Refusal.of(RecordReplicationErrorCode.TOO_MANY)
                .with("limit", 1_000));
    }

    @Test
    void isInTheNameOfABodyOneActsFor() {
        var id = story.published(story.passed(), "案例");
        var other = Map.of(
                "input",
                input(id, Map.of("organization", story.bodyOf("lin.yuan").value())));
        assertThat(Caller.person(port, "huang.park").code(CaseStory.document("recordReplication"), other))
                .isEqualTo("FORBIDDEN");
        var draft = Map.of("input", input(story.drafted(story.passed(), "草稿"), Map.of()));
        assertThat(Caller.person(port, "huang.park").code(CaseStory.document("recordReplication"), draft))
                .isEqualTo("NOT_FOUND");
    }

    private Map<String, Object> input(String id, Map<String, ?> more) {
        var input = new HashMap<String, Object>(Map.of(
                "id", id, "organization", story.bodyOf("huang.park").value(), "since", "2023-03-01", "note", "节水两成"));
        input.putAll(more);
        return input;
    }
}
