package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.access.Mandate;
import tools.jackson.databind.JsonNode;

/// What an applicant is told of its application over GraphQL, before and when it files.
@RegistryTest
class ApplicationFindingsTests {

    private static final String DRAFT = """
            mutation($input: DraftApplicationInput!) {
              draftApplication(input: $input) { application { id } errors { code message path } }
            }""";
    private static final String FINDINGS = """
            query($id: ID!) {
              application(id: $id) {
                findings { code severity verdict message remedy path clause rule { number } }
              }
            }""";
    private static final String FILE = """
            mutation($input: FileApplicationInput!) {
              fileApplication(input: $input) { application { status } errors { code message path clause } }
            }""";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    private Caller applicant;
    private String body;

    @BeforeEach
    void logIn() {
        applicant = Caller.person(port, "lin.yuan");
        var mandate = mongo.findOne(
                Query.query(Criteria.where("grant.holder")
                        .is("lin.yuan")
                        .and("grant.grantedBy")
                        .is("registry")),
                Mandate.class);
        body = mandate.organizationId().value();
    }

    @Test
    void tellsWhatIsMissingInTheCallersLanguageAndRefusesToFileForIt() {
        var id = draft(Map.of("title", "大堡集控区：只有名称的申报"));
        var missing = finding(applicant, id, "PLAN_COMPLETE");
        assertThat(missing.get("verdict").asString()).isEqualTo("NOT_MET");
        assertThat(missing.get("severity").asString()).isEqualTo("REFUSES");
        assertThat(missing.get("message").asString()).contains("1.1 试点对象范围与区位、");
        assertThat(missing.get("remedy").asString()).startsWith("请按编制大纲");
        assertThat(missing.get("clause").asString()).isEqualTo("R24, 通知六, 附件");
        assertThat(missing.at("/rule/number").asString()).isEqualTo("R24");
        var english = finding(applicant.in(Locale.ENGLISH), id, "PLAN_COMPLETE");
        assertThat(english.get("message").asString()).contains("1.1 Scope and location, ");
        assertThat(finding(applicant, id, "TITLE").get("remedy").isNull()).isTrue();

        var filed = applicant.data(FILE, Map.of("input", Map.of("id", id))).get("fileApplication");
        assertThat(filed.at("/application/status").asString()).isEqualTo("DRAFT");
        assertThat(filed.get("errors")
                        .valueStream()
                        .map(error -> error.get("code").asString()))
                .contains("TYPE", "PLAN_COMPLETE", "CLEAN_RECORD_DECLARED", "CONTACT")
                .doesNotContain("TITLE", "PAPER_COPIES");
    }

    @Test
    void takesACompleteApplication() {
        var content = new HashMap<>(ApplicationFixtures.completeInput(body));
        content.put("title", "石狮市大堡集控区清洁生产整体审核创新试点项目（规则）");
        var id = draft(content);
        var filed = applicant.data(FILE, Map.of("input", Map.of("id", id))).get("fileApplication");
        assertThat(filed.get("errors").toString()).isEqualTo("[]");
        assertThat(filed.at("/application/status").asString()).isEqualTo("FILED");
    }

    private String draft(Map<String, Object> content) {
        var input = Map.of("batch", "batch_9001", "applicant", body, "content", content);
        var drafted = applicant.data(DRAFT, Map.of("input", input)).get("draftApplication");
        assertThat(drafted.get("errors").toString()).isEqualTo("[]");
        return drafted.at("/application/id").asString();
    }

    private static JsonNode finding(Caller caller, String id, String code) {
        return caller.data(FINDINGS, Map.of("id", id))
                .at("/application/findings")
                .valueStream()
                .filter(finding -> finding.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
