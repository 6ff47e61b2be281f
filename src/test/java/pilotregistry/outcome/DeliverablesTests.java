package pilotregistry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.batch.BatchRegister;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class DeliverablesTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    Clock clock;

    private OutcomeStory story;
    private Pilot pilot;

    @BeforeEach
    void aPilotOfItsOwn() {
        story = new OutcomeStory(port, mongo, batches, pilots, clock);
        pilot = story.pilot("石狮市大堡集控区清洁生产审核创新试点项目");
    }

    private static final String LIST = """
            query($pilot: ID!, $kind: OutputKind) { deliverables(filter: {pilot: {eq: $pilot}, kind: {eq: $kind}}, first: 20) {
              totalCount edges { cursor node { title } } nodes { kind title issuedOn url fileId
                outcome { id verification pilot { code } deliverable { title } } } } }""";

    @Test
    void listsEachDocumentOnItsOwn() {
        report("AUDIT_GUIDE", "化工园区清洁生产审核指南", "url", "https://www.example.org/guide.pdf");
        report("TECHNOLOGY_LIST", "化工园区清洁生产技术清单", "issuedOn", "2024-06-30");
        report("AUDIT_GUIDE", "《化工园区清洁生产审核指南》", "issuedOn", "2024-07-01");

        var all = list(Caller.person(port, "lin.yuan"), null);
        assertThat(all.get("totalCount").asInt()).isEqualTo(2);
        var guides = list(Caller.person(port, "chen.eco"), "AUDIT_GUIDE");
        assertThat(guides.get("totalCount").asInt()).isEqualTo(1);
        assertThat(guides.at("/nodes/0/issuedOn").asString()).isEqualTo("2024-07-01");
        assertThat(guides.at("/nodes/0/outcome/verification").asString()).isEqualTo("REPORTED");
        assertThat(list(Caller.anonymous(port), null).get("totalCount").asInt()).isZero();
    }

    @Test
    void showsTheFileToThoseWhoSeeItsMaterialsOnly() {
        var file = uploaded("lin.yuan");
        var id = report("AUDIT_REPORT", "清洁生产审核报告", "file", file);
        story.verify("chen.eco", id, "VERIFY", "file", file);
        story.verify("zhao.mee", id, "CONFIRM");
        story.passes(pilot);

        assertThat(list(Caller.anonymous(port), null).at("/nodes/0/title").asString())
                .isEqualTo("清洁生产审核报告");
        assertThat(list(Caller.anonymous(port), null).at("/nodes/0/fileId").isNull())
                .isTrue();
        assertThat(list(Caller.person(port, "chen.eco"), null)
                        .at("/nodes/0/fileId")
                        .asString())
                .isEqualTo(file);
        assertThat(fetched(Caller.person(port, "zhao.mee"), file)).isEqualTo(200);
        assertThat(fetched(Caller.person(port, "huang.park"), file)).isEqualTo(404);
        assertThat(fetched(Caller.anonymous(port), file)).isEqualTo(404);
        assertThat(Caller.send(
                                Caller.person(port, "lin.yuan")
                                        .request("/attachments/" + file)
                                        .DELETE(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void takesFilesOfThePilotsOwnPeopleOnly() {
        assertThat(upload("huang.park").statusCode()).isEqualTo(403);
        assertThat(upload("qian.expert").statusCode()).isEqualTo(403);
    }

    private String report(String kind, String title, Object... more) {
        var paper = OutcomeStory.and(Map.of("kind", kind, "title", title), more);
        var answer = story.report(
                "lin.yuan", Map.of("pilot", pilot.id().value(), "metric", "deliverables", "deliverable", paper));
        assertThat(OutcomeStory.codes(answer)).isEmpty();
        return answer.at("/outcome/id").asString();
    }

    private String uploaded(String person) {
        var answer = upload(person);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).get("id").asString();
    }

    private HttpResponse<String> upload(String person) {
        var request = Caller.person(port, person)
                .request("/attachments?outcome=" + pilot.id().value() + "&role=OUTCOME&name=report.pdf")
                .header("Content-Type", "application/pdf")
                .POST(BodyPublishers.ofString("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"));
        return Caller.send(request, BodyHandlers.ofString());
    }

    private static int fetched(Caller caller, String file) {
        return Caller.send(caller.request("/attachments/" + file).GET(), BodyHandlers.ofString())
                .statusCode();
    }

    private JsonNode list(Caller caller, String kind) {
        var variables = new HashMap<String, Object>(Map.of("pilot", pilot.id().value()));
        variables.put("kind", kind);
        return caller.data(LIST, variables).get("deliverables");
    }
}
