package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import pilotregistry.Caller;
import pilotregistry.StoryClock;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Registrar;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.application.IndustryChoice;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.batch.Policy;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.organization.OrganizationKind;
import pilotregistry.organization.OrganizationLevel;
import pilotregistry.pilot.Assessment;
import pilotregistry.pilot.AssessmentResult;
import pilotregistry.pilot.HistoricPilot;
import pilotregistry.pilot.Origin;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotBody;
import pilotregistry.pilot.PilotProfile;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.pilot.PilotTarget;
import pilotregistry.pilot.Term;
import pilotregistry.reference.PilotType;
import tools.jackson.databind.JsonNode;

/// Case studies on their way, over GraphQL with real tokens: 林园 writes, 陈生态 and 钱专家 check, 赵部员 publishes.
public final class CaseStory {

    private static final AtomicInteger BATCHES = new AtomicInteger(4_600);
    private static final String CASE = """
            id version number status title published { id number } firstPublishedAt synthetic inProgress qualitative notice
            content { title summary } retraction { reason at } replications { note }
            revision { status inProgress rounds { number sha256 province { name opinion } expert { name } returned { reason } } }""";

    final int port;
    final ApplicationContext context;
    private final MongoOperations mongo;

    public CaseStory(int port, ApplicationContext context) {
        this.port = port;
        this.context = context;
        this.mongo = context.getBean(MongoOperations.class);
    }

    /// A refusal as a caller is told of it.
    record Told(
            String code,
            String zh,
            String en,
            String path,
            @Nullable String clause) {}

    /// A pilot of 林园's body that passed its assessment.
    public Pilot passed() {
        return pilot(new Assessment(AssessmentResult.PASSED, null, LocalDate.of(2023, 2, 1), "演示"), "lin.yuan");
    }

    Pilot running() {
        return pilot(null, "lin.yuan");
    }

    Pilot notPassed() {
        return pilot(new Assessment(AssessmentResult.NOT_PASSED, null, LocalDate.of(2023, 2, 1), "演示"), "lin.yuan");
    }

    Pilot pilot(@Nullable Assessment assessment, String applicant) {
        var body = applicant.isEmpty() ? null : new PilotBody("石狮市大堡集控区管理委员会（演示）", bodyOf(applicant));
        var profile = new PilotProfile(
                "石狮市大堡集控区清洁生产审核创新试点项目 " + UUID.randomUUID(),
                PilotType.PARK_CLUSTER,
                "350000",
                List.of("350000"),
                List.of("350581"),
                new PilotTarget(null, null, "石狮市大堡集控区：印染、电镀", null, null),
                List.of(new IndustryChoice("DYEING", null)),
                body,
                null,
                List.of());
        var batch = batch();
        return enter(new HistoricPilot(
                batch.id(),
                profile,
                null,
                Term.of(YearMonth.of(2022, 1), 12),
                assessment,
                new Origin(null, null, List.of(), List.of()),
                true));
    }

    Pilot enter(HistoricPilot row) {
        return context.getBean(PilotRegister.class)
                .historic(row, command("importPilots"))
                .pilot();
    }

    Batch batch() {
        var number = BATCHES.incrementAndGet();
        var policy = new Policy(
                Policy.endOf(LocalDate.of(2023, 4, 7)),
                5,
                52_428_800,
                50_000_000,
                12,
                3,
                CreditTrigger.ASSESSMENT_PASSED,
                List.of(),
                List.of("350000"));
        return context.getBean(BatchRegister.class)
                .historic(
                        new Batch.Call(number, 2023, "典型案例的测试批次", null, null),
                        policy,
                        new Batch.PublishedFigures(null, null, null, "测试"),
                        command("openBatch"));
    }

    public OrganizationId bodyOf(String person) {
        return mongo.findOne(
                        Query.query(Criteria.where("grant.holder")
                                .is(person)
                                .and("grant.grantedBy")
                                .is("registry")),
                        Mandate.class)
                .organizationId();
    }

    Command command(String act) {
        return Command.ofRegistry(act, UUID.randomUUID().toString(), clock().instant());
    }

    Command command(String act, String subject) {
        return new Command(act, new Author(subject, null, null), null, "", null, false, clock().instant());
    }

    Clock clock() {
        return context.getBean(StoryClock.class);
    }

    /// Somebody with the mandates of a demonstration person, without a token.
    Actor.Identified actor(String person) {
        return new Actor.Identified(
                person,
                person,
                null,
                java.util.Set.of(Scope.READ.value(), Scope.WRITE.value(), Scope.IMPORT.value()),
                mongo.find(Query.query(Criteria.where("grant.holder").is(person)), Mandate.class));
    }

    /// What 林园 reports of a pilot.
    ///
    /// @return the outcome's id
    public String outcome(Pilot pilot, Map<String, ?> report) {
        return outcome("lin.yuan", pilot, report);
    }

    /// A public figure is revised by a ministry only.
    public String outcome(String person, Pilot pilot, Map<String, ?> report) {
        var input = new HashMap<String, Object>(report);
        input.put("pilot", pilot.id().value());
        var payload =
                Caller.person(port, person).data("""
                        mutation($input: ReportOutcomeInput!) { reportOutcome(input: $input) {
                          outcome { id } errors { code message } } }""", Map.of("input", input)).get("reportOutcome");
        assertThat(payload.get("errors")).as(payload.toPrettyString()).isEmpty();
        return payload.at("/outcome/id").asString();
    }

    /// The same, verified by the province and confirmed by a ministry.
    public String confirmedOutcome(Pilot pilot, Map<String, ?> report) {
        var id = outcome(pilot, report);
        verify("chen.eco", id, "VERIFY");
        verify("zhao.mee", id, "CONFIRM");
        return id;
    }

    void verify(String person, String outcome, String step) {
        var payload = Caller.person(port, person)
                .data("""
                        mutation($input: VerifyOutcomeInput!) { verifyOutcome(input: $input) { errors { code message } } }""", Map.of("input", Map.of("outcome", outcome, "step", step, "evidence", "核对了在线监测年报")))
                .get("verifyOutcome");
        assertThat(payload.get("errors")).as(payload.toPrettyString()).isEmpty();
    }

    /// What is handed in where the only result is an outcome.
    static Map<String, Object> resting(String title, String outcome) {
        return content(title, Map.of("results", List.of(Map.of("outcome", outcome)), "qualitative", false));
    }

    public static Map<String, Object> content(String title) {
        return content(title, Map.of());
    }

    public static Map<String, Object> content(String title, Map<String, ?> more) {
        var content = new HashMap<String, Object>(Map.of(
                "title",
                title,
                "summary",
                "园区统一审核，二十九家印染企业一次完成，废水与氨氮同步下降。",
                "narrative",
                Map.of("problem", "逐家审核费时费力。", "approach", "管委会统一组织，按工序归类诊断。"),
                "results",
                List.of(Map.of(
                        "figure",
                        Map.of("metric", "ammonia_nitrogen_reduced", "value", new BigDecimal("12.5"), "unit", "吨/年"))),
                "replicability",
                Map.of("industries", List.of("DYEING"), "prerequisites", List.of("有统一的污水处理厂"), "paybackYears", 2.5),
                "year",
                2022,
                "qualitative",
                true));
        content.putAll(more);
        return content;
    }

    JsonNode draft(String person, Pilot pilot, Map<String, ?> content) {
        return act(
                Caller.person(port, person),
                "draftCaseStudy",
                Map.of("pilot", pilot.id().value(), "content", content));
    }

    public String drafted(Pilot pilot, String title) {
        return done(draft("lin.yuan", pilot, content(title)));
    }

    public String filed(Pilot pilot, String title) {
        var id = drafted(pilot, title);
        done(act("lin.yuan", "fileCaseStudy", Map.of("id", id)));
        return id;
    }

    String checked(Pilot pilot, String title) {
        var id = filed(pilot, title);
        check(id);
        return id;
    }

    String published(Pilot pilot, Map<String, ?> content) {
        var id = done(draft("lin.yuan", pilot, content));
        done(act("lin.yuan", "fileCaseStudy", Map.of("id", id)));
        check(id);
        done(act("zhao.mee", "publishCaseStudy", Map.of("id", id)));
        return id;
    }

    void check(String id) {
        done(act("chen.eco", "checkCaseStudy", Map.of("id", id, "opinion", "情况属实")));
        done(act("qian.expert", "checkCaseStudy", Map.of("id", id, "opinion", "方法可靠，可以推广")));
    }

    public String published(Pilot pilot, String title) {
        var id = checked(pilot, title);
        done(act("zhao.mee", "publishCaseStudy", Map.of("id", id)));
        return id;
    }

    /// A case of no pilot of this register, as a ministry took it in.
    String imported(String key, String title) {
        var line = "{\"key\": \"" + key + "\", \"title\": \"" + title + "\", \"summary\": \"摘要\"}";
        var payload = Caller.person(port, "zhao.mee")
                .data("""
                        mutation($input: ImportCaseStudiesInput!) { importCaseStudies(input: $input) {
                          rows { caseStudy { id } findings { code } } errors { code } } }""", Map.of("input", Map.of("file", Map.of("ndjson", line))))
                .get("importCaseStudies");
        assertThat(payload.get("errors")).as(payload.toPrettyString()).isEmpty();
        return payload.at("/rows/0/caseStudy/id").asString();
    }

    /// As if a crash had come before it followed its pilot.
    void forgetsItsPilot(String id) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)), new Update().unset("progress.pilotEnd"), CaseStudy.class);
    }

    /// As if it had been published a day earlier: the clock of the tests stands still.
    void dayBefore(String id) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                Update.update("progress.publication.at", clock().instant().minus(Duration.ofDays(1))),
                CaseStudy.class);
    }

    /// A further version, through all gates.
    void revised(String id, String title) {
        done(act("lin.yuan", "editCaseStudy", Map.of("id", id, "content", content(title))));
        done(act("lin.yuan", "fileCaseStudy", Map.of("id", id)));
        check(id);
        done(act("zhao.mee", "publishCaseStudy", Map.of("id", id)));
    }

    public JsonNode act(String person, String mutation, Map<String, ?> input) {
        return act(Caller.person(port, person), mutation, input);
    }

    static JsonNode act(Caller caller, String mutation, Map<String, ?> input) {
        return caller.data(document(mutation), Map.of("input", input)).get(mutation);
    }

    static String document(String mutation) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        return "mutation($input: " + type + "Input!) { " + mutation + "(input: $input) { caseStudy { " + CASE
                + " } errors { code message path clause } } }";
    }

    /// What somebody is refused, in both languages.
    List<Told> refusals(String person, String mutation, Map<String, ?> input) {
        var zh = act(Caller.person(port, person).in(Locale.SIMPLIFIED_CHINESE), mutation, input)
                .get("errors");
        var en = act(Caller.person(port, person).in(Locale.ENGLISH), mutation, input)
                .get("errors");
        assertThat(codes(en)).isEqualTo(codes(zh));
        var told = new java.util.ArrayList<Told>();
        for (int i = 0; i < zh.size(); i++) {
            told.add(new Told(
                    zh.get(i).get("code").asString(),
                    zh.get(i).get("message").asString(),
                    en.get(i).get("message").asString(),
                    String.join(
                            ".",
                            zh.get(i)
                                    .get("path")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()),
                    zh.get(i).get("clause").isNull()
                            ? null
                            : zh.get(i).get("clause").asString()));
        }
        assertThat(told)
                .allMatch(each ->
                        each.zh().matches("(?s).*\\p{IsHan}.*") && !each.zh().contains("{"));
        assertThat(told).noneMatch(each -> each.en().contains("{") || each.en().equals(each.zh()));
        return told;
    }

    static List<String> codes(JsonNode errors) {
        return errors.findValuesAsString("code");
    }

    /// Its case study's id, where it was not refused.
    public static String done(JsonNode payload) {
        assertThat(payload.get("errors")).as(payload.toPrettyString()).isEmpty();
        return payload.at("/caseStudy/id").asString();
    }

    JsonNode read(Caller caller, String id) {
        var answer = caller.ask("query($id: ID!) { caseStudy(id: $id) { " + CASE + " } }", Map.of("id", id));
        assertThat(answer.at("/errors/0/extensions/code").asString("NOT_FOUND")).isEqualTo("NOT_FOUND");
        return answer.at("/data/caseStudy");
    }

    JsonNode read(String person, String id) {
        return read(Caller.person(port, person), id);
    }

    public JsonNode readByAll(String id) {
        return read(Caller.anonymous(port), id);
    }

    /// A body of no province, and somebody who applies for it.
    OrganizationId placeless() {
        return context.getBean(Directory.class)
                .known(
                        new Organization.Profile(
                                "无省份的单位（测试）", OrganizationKind.OTHER, OrganizationLevel.NONE, null, null, null, null),
                        true,
                        Command.ofRegistry("registerOrganization", "placeless", StoryClock.START))
                .id();
    }

    Actor.Identified placelessActor() {
        return holder("nobody", placeless(), Role.APPLICANT);
    }

    /// Somebody who holds one more mandate and has no login.
    Actor.Identified holder(String subject, OrganizationId body, Role role) {
        context.getBean(Registrar.class)
                .grant(
                        new Mandate.Grant(subject, body, null, role, false, StoryClock.START, null, "test"),
                        true,
                        Command.ofRegistry("grantMandate", subject + body + role, StoryClock.START));
        return actor(subject);
    }

    EditorialOffice office() {
        return context.getBean(EditorialOffice.class);
    }

    CaseWording wording(String title) {
        return new CaseWording(
                title,
                "摘要",
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                Replicability.UNKNOWN,
                null,
                null);
    }

    /// That its message is there in both languages, with everything it mentions.
    void saysBoth(Refusal<?> refusal) {
        var messages = context.getBean(Messages.class);
        var zh = messages.say(refusal.key(), refusal.facts(), Language.ZH);
        var en = messages.say(refusal.key(), refusal.facts(), Language.EN);
        assertThat(zh).matches("(?s).*\\p{IsHan}.*").doesNotContain("{");
        assertThat(en).doesNotContain("{").isNotEqualTo(zh);
    }

    Decision<CaseStudy, DraftCaseStudyErrorCode> createAgain(CaseStudyId id) {
        return context.getBean(Ledger.class)
                .create(
                        CaseStudy.class,
                        id,
                        command("draftCaseStudy"),
                        Refusal.of(DraftCaseStudyErrorCode.DUPLICATE, "input"),
                        () -> Decision.done(CaseStudy.draft(id, CaseFixtures.entry(), CaseFixtures.paper("后到"))));
    }

    CaseLibrary library() {
        return context.getBean(CaseLibrary.class);
    }

    /// The subject of the token of who entered the province's check.
    String subjectOf(String person, CaseStudyId id) {
        var round = library().find(id).orElseThrow().revision().rounds().getLast();
        assertThat(round.province().name()).as(person).isNotEmpty();
        return round.province().by();
    }
}
