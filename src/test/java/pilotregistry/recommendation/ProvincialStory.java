package pilotregistry.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.access.Mandate;
import pilotregistry.application.ApplicationFixtures;
import tools.jackson.databind.JsonNode;

/// A call of its own, and what people do in it over GraphQL: 林园 applies in 福建, 黄岚 in 江苏, two departments each.
final class ProvincialStory {

    private static final AtomicInteger NUMBERS = new AtomicInteger(6_500);

    private static final String OPEN = """
            mutation($input: OpenBatchInput!) { openBatch(input: $input) { batch { id } errors { code } } }""";
    private static final String DRAFT = """
            mutation($input: DraftApplicationInput!) {
              draftApplication(input: $input) { application { id } errors { code message } } }""";
    private static final String EDIT = """
            mutation($input: EditApplicationInput!) {
              editApplication(input: $input) { application { id } errors { code message } } }""";
    private static final String FILE = """
            mutation($input: FileApplicationInput!) {
              fileApplication(input: $input) {
                application { currentFiling { number sha256 } } errors { code message path } } }""";
    private static final String RETURN = """
            mutation($input: ReturnApplicationInput!) {
              returnApplication(input: $input) { application { status } errors { code message } } }""";
    private static final String WITHDRAW = """
            mutation($input: WithdrawApplicationInput!) {
              withdrawApplication(input: $input) { application { status } errors { code message } } }""";
    private static final String SUBMIT = """
            mutation($input: SubmitApplicationInput!) {
              submitApplication(input: $input) { application { status } errors { code message } } }""";

    final String batch;
    final Caller applicant;
    final Caller ecology;
    final Caller development;
    final Caller ministry;
    final Caller otherApplicant;
    final Caller otherEcology;
    final Caller otherDevelopment;
    private final MongoOperations mongo;

    private ProvincialStory(int port, MongoOperations mongo, Map<String, ?> policy) {
        this.mongo = mongo;
        applicant = Caller.person(port, "lin.yuan");
        ecology = Caller.person(port, "chen.eco");
        development = Caller.person(port, "wu.ndrc");
        ministry = Caller.person(port, "zhao.mee");
        otherApplicant = Caller.person(port, "huang.park");
        otherEcology = Caller.person(port, "he.eco");
        otherDevelopment = Caller.person(port, "xu.ndrc");
        var number = NUMBERS.incrementAndGet();
        var input = new HashMap<String, Object>(Map.of(
                "number",
                number,
                "year",
                2023,
                "title",
                "省级推荐测试批次 " + number,
                "issuedOn",
                "2023-03-03",
                "lastDay",
                "2023-04-07",
                "baselineBatches",
                List.of("batch_1"),
                "demonstration",
                true));
        input.putAll(policy);
        batch = done(ministry.data(OPEN, Map.of("input", input)).get("openBatch"))
                .at("/batch/id")
                .asString();
    }

    static ProvincialStory begin(int port, MongoOperations mongo) {
        return new ProvincialStory(port, mongo, Map.of());
    }

    /// With another policy of the call, such as its quota.
    static ProvincialStory begin(int port, MongoOperations mongo, Map<String, ?> policy) {
        return new ProvincialStory(port, mongo, policy);
    }

    /// An application of 林园, filed to 福建.
    String filed(String suffix) {
        return file(draft(suffix));
    }

    String draft(String suffix) {
        return draft(applicant, body("lin.yuan"), suffix, Map.of());
    }

    /// An application of 黄岚, filed to 江苏.
    String filedElsewhere(String suffix) {
        var park = Map.of("kind", "PARK", "name", "锡山经济技术开发区", "divisionCodes", List.of("320205"));
        var elsewhere = Map.of("leadProvince", "320000", "object", park);
        var id = draft(otherApplicant, body("huang.park"), suffix, elsewhere);
        done(otherApplicant.data(FILE, input(Map.of("id", id))).get("fileApplication"));
        return id;
    }

    private String draft(Caller who, String body, String suffix, Map<String, ?> other) {
        var content = new HashMap<>(ApplicationFixtures.completeInput(body));
        content.put("title", ApplicationFixtures.TITLE + "（" + suffix + "）");
        content.putAll(other);
        var wish = Map.of("batch", batch, "applicant", body, "content", content);
        return done(who.data(DRAFT, input(wish)).get("draftApplication"))
                .at("/application/id")
                .asString();
    }

    String file(String id) {
        done(applicant.data(FILE, input(Map.of("id", id))).get("fileApplication"));
        return id;
    }

    String sha256(String id) {
        return applicant
                .data("query($id: ID!) { application(id: $id) { currentFiling { sha256 } } }", Map.of("id", id))
                .at("/application/currentFiling/sha256")
                .asString();
    }

    void giveBack(String id) {
        done(ecology.data(RETURN, input(Map.of("id", id, "reason", "请补充资金证明"))).get("returnApplication"));
    }

    /// Mends something and files again.
    void fileAgain(String id) {
        var content = Map.of("openListNote", "第二次报送：补充了说明");
        done(applicant.data(EDIT, input(Map.of("id", id, "content", content))).get("editApplication"));
        file(id);
    }

    void withdraw(String id) {
        done(applicant.data(WITHDRAW, input(Map.of("id", id, "reason", "不再申报"))).get("withdrawApplication"));
    }

    void submit(String id) {
        done(applicant.data(SUBMIT, input(Map.of("id", id))).get("submitApplication"));
    }

    JsonNode verify(Caller who, String id, Map<String, ?> more) {
        var wish = new HashMap<String, Object>(Map.of(
                "application", id,
                "method", "SITE_VISIT",
                "findings", "现场核查，企业名单与环境记录属实",
                "result", "AUTHENTIC",
                "checkedAgainstBaseline", true));
        wish.putAll(more);
        return act(who, "verifyApplication", wish);
    }

    JsonNode verify(Caller who, String id) {
        return verify(who, id, Map.of());
    }

    JsonNode endorse(Caller who, String id, Map<String, ?> more) {
        var wish = new HashMap<String, Object>(Map.of("application", id));
        wish.putAll(more);
        return act(who, "endorseApplication", wish);
    }

    JsonNode endorse(Caller who, String id) {
        return endorse(who, id, Map.of("comment", "同意推荐"));
    }

    JsonNode issue(Caller who, String number, Map<String, ?> more) {
        var wish = new HashMap<String, Object>(Map.of("batch", batch, "documentNumber", number));
        wish.putAll(more);
        return act(who, "issueRecommendationLetter", wish);
    }

    JsonNode issue(String number) {
        return issue(ecology, number, Map.of());
    }

    String jointlyEndorsed(String suffix) {
        var id = filed(suffix);
        done(verify(ecology, id));
        done(endorse(ecology, id));
        done(endorse(development, id));
        return id;
    }

    JsonNode recommendation(Caller who) {
        return who.data(
                        Caller.document("graphql-test/recommendation.graphql"),
                        Map.of("batch", batch, "province", ApplicationFixtures.FUJIAN))
                .get("recommendation");
    }

    JsonNode entryOf(Caller who, String id) {
        return who.data(Caller.document("graphql-test/recommendationEntry.graphql"), Map.of("id", id))
                .get("application");
    }

    String id() {
        return batch.replace("batch_", "recommendation_") + "_" + ApplicationFixtures.FUJIAN;
    }

    String body(String person) {
        var mandate = mongo.findOne(
                Query.query(Criteria.where("grant.holder")
                        .is(person)
                        .and("grant.grantedBy")
                        .is("registry")),
                Mandate.class);
        return mandate.organizationId().value();
    }

    static JsonNode act(Caller who, String mutation, Map<String, ?> wish) {
        return who.data(Caller.document("graphql-test/" + mutation + ".graphql"), input(wish))
                .get(mutation);
    }

    static String codeOf(Caller who, String mutation, Map<String, ?> wish) {
        return who.code(Caller.document("graphql-test/" + mutation + ".graphql"), input(wish));
    }

    static JsonNode done(JsonNode payload) {
        assertThat(payload.get("errors").toString()).isEqualTo("[]");
        return payload;
    }

    static List<String> codes(JsonNode payload) {
        return payload.get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
    }

    private static Map<String, Object> input(Map<String, ?> wish) {
        return Map.of("input", wish);
    }
}
