package pilotregistry.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.batch.BatchRegister;
import pilotregistry.casestudy.CaseStory;
import pilotregistry.pilot.PilotRegister;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is exported is what the same person sees in the list, row by row, and never more.
@RegistryTest
class ExportedListsTests {

    private static final List<String> EVERYBODY =
            List.of("lin.yuan", "he.eco", "chen.eco", "zhao.mee", "qian.expert", "li.analyst", "admin");

    @LocalServerPort
    int port;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    StoryClock clock;

    @Autowired
    ApplicationContext context;

    private ExportStory story;

    @BeforeEach
    void aStory() {
        story = new ExportStory(batches, pilots, clock);
    }

    @Test
    void holdsTheRowsThatTheSamePersonSeesInTheList() {
        var cases = new CaseStory(port, context);
        var passed = cases.passed();
        cases.outcome(passed, Map.of("metric", "cod_reduced", "amount", Map.of("value", "12.5", "unit", "t/a")));
        cases.drafted(passed, "草稿 " + UUID.randomUUID());
        cases.filed(passed, "待审 " + UUID.randomUUID());
        var pilot = Map.of("filter", Map.of("pilot", Map.of("eq", passed.id().value())));
        for (var person : EVERYBODY) {
            var caller = Caller.person(port, person);
            for (var list : List.of("outcomes", "caseStudies")) {
                assertThat(exported(caller, Map.of(list, pilot)))
                        .as(person + " " + list)
                        .isEqualTo(listed(caller, list, passed.id().value()));
            }
        }
    }

    @Test
    void exportsEveryListThereIs() {
        var admin = Caller.person(port, "admin");
        story.pilot("试点");
        for (var list : ExportList.values()) {
            var job = story.done(admin, ExportStory.input(Map.of(list.field(), Map.of()), "NDJSON"));
            assertThat(job.get("status").asString()).as(list.field()).isEqualTo("DONE");
            var total = admin.data("{ " + list.field() + " { totalCount } }")
                    .at("/" + list.field() + "/totalCount")
                    .asInt();
            assertThat(job.at("/file/rows").asInt()).as(list.field()).isEqualTo(total);
        }
    }

    @Test
    void writesAWorkbookWithNumbersAsNumbersAndTextsAsTexts() throws IOException {
        story.pilot("=1+1");
        var caller = Caller.person(port, "li.analyst");
        var job = story.done(
                caller, ExportStory.input(story.ours(), "XLSX", "columns", List.of("name", "batch"), "headings", "EN"));
        var bytes = ExportStory.get(caller, job.at("/file/path").asString()).body();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("Name");
            assertThat(rows.get(1).getCellText(0)).isEqualTo("=1+1");
            assertThat(rows.get(1).getCell(0).getFormula()).isNull();
            assertThat(rows.get(1).getCellAsNumber(1))
                    .hasValueSatisfying(
                            number -> assertThat(number).isEqualByComparingTo(String.valueOf(story.batch.number())));
            assertThat(rows).hasSize(2);
        }
    }

    @Test
    void isNoLongerHandedOutWhenAMandateItRestsOnEnds() {
        var caller = Caller.person(port, "wu.ndrc");
        var granted = granted("wu.ndrc");
        var job = story.done(caller, ExportStory.input(Map.of("applications", Map.of()), "CSV"));
        var path = job.at("/file/path").asString();
        assertThat(ExportStory.get(caller, path).statusCode()).isEqualTo(200);
        var open = story.done(caller, ExportStory.input(story.ours(), "CSV"));
        Caller.person(port, "admin")
                .data(
                        Caller.document("graphql-test/revokeMandate.graphql"),
                        Map.of("input", Map.of("id", granted, "reason", "测试结束")));
        assertThat(ExportStory.get(caller, path).statusCode()).isEqualTo(404);
        assertThat(ExportStory.get(caller, path + "/manifest").statusCode()).isEqualTo(404);
        assertThat(story.job(caller, job.get("id").asString()).get("file").isNull())
                .isTrue();
        assertThat(ExportStory.get(caller, open.at("/file/path").asString()).statusCode())
                .as("everybody sees those")
                .isEqualTo(200);
    }

    // Another body of the province, so that the person's own mandates stay for other tests.
    private String granted(String person) {
        var admin = Caller.person(port, "admin");
        var viewer = Caller.person(port, person)
                .data("{ viewer { subject mandates { role organization { id } } } }")
                .get("viewer");
        var body = Caller.person(port, "lin.yuan")
                .data("{ viewer { mandates { organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
        var answer = admin.data(
                Caller.document("graphql-test/grantMandate.graphql"),
                Map.of(
                        "input",
                        Map.of("holder", viewer.get("subject").asString(), "organization", body, "role", "APPLICANT")));
        return answer.at("/grantMandate/mandate/id").asString();
    }

    private List<String> exported(Caller caller, Map<String, ?> select) {
        var ids = new ArrayList<String>();
        var job = story.done(caller, ExportStory.input(select, "NDJSON"));
        ExportStory.file(caller, job)
                .lines()
                .forEach(line ->
                        ids.add(JsonMapper.shared().readTree(line).get("id").asString()));
        return ids;
    }

    private static List<String> listed(Caller caller, String list, String pilot) {
        JsonNode found = caller.data(
                "query($pilot: ID!) { " + list + "(first: 100, filter: {pilot: {eq: $pilot}}) { nodes { id } } }",
                new HashMap<>(Map.of("pilot", pilot)));
        return found.at("/" + list + "/nodes").findValuesAsString("id");
    }
}
