package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.StoryClock;
import pilotregistry.access.Mandate;
import pilotregistry.attachment.FileId;
import pilotregistry.attachment.StoredFile;
import pilotregistry.batch.BatchFixtures;
import pilotregistry.batch.BatchId;
import pilotregistry.organization.OrganizationId;
import tools.jackson.databind.JsonNode;

/// A call of its own, and what 林园 of 福建 and the offices do in it over GraphQL. What is refused is asked for in both
/// languages, done and only tried, and must leave everything as it was.
final class IntakeStory {

    static final String UNKNOWN = "application_00000000000000000000000000000000";

    private static final AtomicInteger NUMBERS = new AtomicInteger(7_599);
    private static final AtomicInteger LETTERS = new AtomicInteger(7_600);

    final String batch;
    final String body;
    final Caller applicant;
    final Caller otherApplicant;
    final Caller ecology;
    final Caller development;
    final Caller otherEcology;
    final Caller ministry;
    final Caller anonymous;
    final Caller reader;
    private final int port;
    private final MongoOperations mongo;

    private IntakeStory(int port, MongoOperations mongo, Map<String, ?> policy) {
        this.port = port;
        this.mongo = mongo;
        applicant = person("lin.yuan");
        otherApplicant = person("huang.park");
        ecology = person("chen.eco");
        development = person("wu.ndrc");
        otherEcology = person("he.eco");
        ministry = person("zhao.mee");
        anonymous = Caller.anonymous(port);
        reader = Caller.person(port, "lin.yuan", "openid profile registry.read");
        var number = NUMBERS.incrementAndGet();
        var call = new HashMap<String, Object>(Map.of(
                "number",
                number,
                "year",
                2023,
                "title",
                "申报受理测试批次 " + number,
                "issuedOn",
                "2023-03-03",
                "lastDay",
                "2023-04-07",
                "quota",
                100,
                "demonstration",
                true));
        call.putAll(policy);
        batch = done(act(ministry, "openBatch", call)).at("/batch/id").asString();
        body = body("lin.yuan");
    }

    static IntakeStory begin(int port, MongoOperations mongo) {
        return new IntakeStory(port, mongo, Map.of());
    }

    /// With another policy of the call, such as its size limit.
    static IntakeStory begin(int port, MongoOperations mongo, Map<String, ?> policy) {
        return new IntakeStory(port, mongo, policy);
    }

    Caller person(String username) {
        return Caller.person(port, username);
    }

    /// The body a person was given at the first start.
    String body(String person) {
        var mandate = mongo.findOne(
                Query.query(Criteria.where("grant.holder")
                        .is(person)
                        .and("grant.grantedBy")
                        .is("registry")),
                Mandate.class);
        return mandate.organizationId().value();
    }

    /// All that an application needs, under a title of its own.
    Map<String, Object> content(String suffix) {
        var content = new HashMap<>(ApplicationFixtures.completeInput(body));
        content.put("title", title(suffix));
        return content;
    }

    static String title(String suffix) {
        return ApplicationFixtures.TITLE + "（" + suffix + "）";
    }

    Map<String, Object> draft(Map<String, ?> content) {
        return Map.of("batch", batch, "applicant", body, "content", content);
    }

    String drafted(String suffix) {
        return drafted(content(suffix));
    }

    String drafted(Map<String, ?> content) {
        return done(act(applicant, "draftApplication", draft(content)))
                .at("/application/id")
                .asString();
    }

    String filed(String suffix) {
        var id = drafted(suffix);
        done(act(applicant, "fileApplication", id, Map.of()));
        return id;
    }

    String returned(String suffix) {
        var id = filed(suffix);
        done(act(ecology, "returnApplication", id, Map.of("reason", "请补充资金证明")));
        return id;
    }

    String recommended(String suffix) {
        var id = filed(suffix);
        var verification = Map.of(
                "application", id,
                "method", "SITE_VISIT",
                "findings", "现场核查，企业名单与环境记录属实",
                "result", "AUTHENTIC",
                "checkedAgainstBaseline", true);
        done(act(ecology, "verifyApplication", verification));
        done(act(ecology, "endorseApplication", Map.of("application", id)));
        done(act(development, "endorseApplication", Map.of("application", id)));
        var letter = Map.of("batch", batch, "documentNumber", "闽环函〔2023〕" + LETTERS.getAndIncrement() + "号");
        done(act(ecology, "issueRecommendationLetter", letter));
        return id;
    }

    String submitted(String suffix) {
        var id = recommended(suffix);
        done(act(applicant, "submitApplication", id, Map.of()));
        return id;
    }

    /// Past the formal check of the ministries.
    String accepted(String suffix) {
        var id = submitted(suffix);
        var checklist = Map.of(
                "packageNamed", true, "outlineComplete", true, "sealsPresent", true, "paperCopies", 2, "bound", true);
        var check = Map.of("application", id, "result", "ACCEPT", "checklist", checklist);
        done(act(ministry, "checkApplication", check));
        return id;
    }

    /// An application that no door lets in, as it may stand in the database all the same.
    Application unguarded(ApplicationContent content) {
        var id = ApplicationId.PREFIX + "_" + UUID.randomUUID().toString().replace("-", "");
        return Application.draft(
                new ApplicationId(id), new BatchId(batch), new OrganizationId(body), content, StoryClock.START);
    }

    /// The same, with a file of so many bytes that no call of this size limit takes.
    Application oversized(String suffix, long bytes) {
        var application = unguarded(ApplicationFixtures.with(
                ApplicationFixtures.completeContent(new OrganizationId(body)), "title", title(suffix)));
        var file = new StoredFile(new FileId("file_" + suffix), "实施方案.pdf", "application/pdf", bytes, "a".repeat(64));
        var attachment = new Attachment(file, AttachmentRole.PLAN, StoryClock.START, "lin.yuan");
        assertThat(application.attach(attachment, BatchFixtures.unlimited())).isEmpty();
        return application;
    }

    String kept(Application application) {
        mongo.insert(application);
        return application.id().value();
    }

    Application stored(String id) {
        return mongo.findById(new ApplicationId(id), Application.class);
    }

    JsonNode act(Caller who, String mutation, Map<String, ?> wish) {
        return who.data(Caller.document("graphql-test/" + mutation + ".graphql"), Map.of("input", wish))
                .get(mutation);
    }

    JsonNode act(Caller who, String mutation, String id, Map<String, ?> more) {
        return act(who, mutation, with(Map.of("id", id), more));
    }

    /// What a refused act answers, in Chinese.
    JsonNode refused(Caller who, String mutation, Map<String, ?> wish, String... codes) {
        var before = everything();
        var zh = act(who, mutation, wish);
        var en = act(who.in(Locale.ENGLISH), mutation, wish);
        assertThat(codes(zh)).containsExactlyInAnyOrder(codes);
        for (int i = 0; i < zh.get("errors").size(); i++) {
            var chinese = zh.get("errors").get(i);
            var english = en.get("errors").get(i);
            saysItTwice(
                    chinese.get("message").asString(), english.get("message").asString());
            for (var same : List.of("code", "path", "clause")) {
                assertThat(english.get(same)).isEqualTo(chinese.get(same));
            }
            assertThat(chinese.get("path")).isNotEmpty();
        }
        assertThat(codes(act(who, mutation, with(wish, Map.of("validateOnly", true)))))
                .isEqualTo(codes(zh));
        assertThat(everything()).isEqualTo(before);
        return zh;
    }

    JsonNode refused(Caller who, String mutation, String id, Map<String, ?> more, String... codes) {
        return refused(who, mutation, with(Map.of("id", id), more), codes);
    }

    /// What is not even looked at: nothing is answered but this code.
    void denied(Caller who, String mutation, Map<String, ?> wish, String code) {
        var before = everything();
        var document = Caller.document("graphql-test/" + mutation + ".graphql");
        var zh = who.ask(document, Map.of("input", wish));
        var en = who.in(Locale.ENGLISH).ask(document, Map.of("input", wish));
        for (var answer : List.of(zh, en)) {
            assertThat(answer.at("/errors/0/extensions/code").asString())
                    .as(answer.toPrettyString())
                    .isEqualTo(code);
            assertThat(answer.get("errors")).hasSize(1);
            assertThat(answer.path("data").path(mutation).isContainer()).isFalse();
        }
        saysItTwice(
                zh.at("/errors/0/message").asString(),
                en.at("/errors/0/message").asString());
        assertThat(everything()).isEqualTo(before);
    }

    void denied(Caller who, String mutation, String id, Map<String, ?> more, String code) {
        denied(who, mutation, with(Map.of("id", id), more), code);
    }

    /// Trying an act answers without a refusal, and does nothing.
    void onlyTries(Caller who, String mutation, Map<String, ?> wish) {
        var before = everything();
        done(act(who, mutation, with(wish, Map.of("validateOnly", true))));
        assertThat(everything()).isEqualTo(before);
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

    static List<String> path(JsonNode error) {
        return error.get("path").valueStream().map(JsonNode::asString).toList();
    }

    static Map<String, Object> with(Map<String, ?> wish, Map<String, ?> more) {
        var all = new HashMap<String, Object>(wish);
        all.putAll(more);
        return all;
    }

    private static void saysItTwice(String chinese, String english) {
        assertThat(chinese).containsPattern("\\p{IsHan}").doesNotContain("{");
        assertThat(english).isNotBlank().isNotEqualTo(chinese).doesNotContain("{");
    }

    // The relay empties outboxes when it likes; all else must not move.
    private List<Document> everything() {
        var all = new ArrayList<>(
                mongo.find(Query.query(Criteria.where("batch").is(batch)), Document.class, "applications"));
        all.forEach(each -> each.get("history", Document.class).remove("outbox"));
        var ids = all.stream().map(each -> each.get("_id")).toList();
        all.addAll(mongo.find(Query.query(Criteria.where("application").in(ids)), Document.class, "snapshots"));
        return all;
    }
}
