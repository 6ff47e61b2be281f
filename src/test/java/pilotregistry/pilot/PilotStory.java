package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import pilotregistry.Caller;
import pilotregistry.StoryClock;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Scope;
import pilotregistry.application.ApplicationFixtures;
import pilotregistry.application.ApplicationId;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Command;
import tools.jackson.databind.JsonNode;

/// Pilots on their way through the year, and what people do with them over GraphQL: 石狮市大堡集控区, carried out by the body
/// that 林园 acts for, from August 2023 to August 2024, with enterprises that are invented.
public record PilotStory(int port, MongoOperations mongo, BatchRegister batches, StoryClock clock) {

    public static final YearMonth START = YearMonth.of(2023, 8);
    public static final YearMonth END = YearMonth.of(2024, 8);

    private static final AtomicInteger BATCHES = new AtomicInteger(4000);
    private static final AtomicInteger ENTERPRISES = new AtomicInteger(400_000);
    private static final Batch.PublishedFigures FIGURES = new Batch.PublishedFigures(null, null, null, "测试");

    /// Noon of this day, Beijing time.
    public void on(String day) {
        clock.set(Instant.parse(day + "T04:00:00Z"));
    }

    public Pilot designated() {
        return designated(CreditTrigger.ASSESSMENT_PASSED);
    }

    /// One that came of an application, with three enterprises in scope, and nothing done yet.
    public Pilot designated(CreditTrigger trigger) {
        return mongo.save(aPilot(batch(trigger), body("lin.yuan")));
    }

    /// One of the past: no body of it is registered, and no application is known.
    public Pilot historic(@Nullable Term term) {
        var batch = batch(CreditTrigger.ASSESSMENT_PASSED);
        var row = HistoricPilots.shishi(batch.id());
        var stated = new HistoricPilot(
                row.batch(), row.profile(), row.notice(), term, null, row.origin(), row.demonstration());
        return mongo.save(Pilot.historic(row.id(), PilotEntry.of(batch, 1, true), stated));
    }

    private static Pilot aPilot(Batch batch, PilotBody body) {
        return PilotFixtures.designated(
                PilotEntry.of(batch, 1, false),
                "石狮市大堡集控区清洁生产整体审核创新试点项目 " + UUID.randomUUID(),
                new ApplicationId(ApplicationId.PREFIX + "_"
                        + UUID.randomUUID().toString().replace("-", "")),
                body,
                List.of(enterprise(), enterprise(), enterprise(), new ScopeEnterprise("无代码的企业(演示)", null, null)));
    }

    private static ScopeEnterprise enterprise() {
        var number = ENTERPRISES.incrementAndGet();
        return new ScopeEnterprise("演示印染企业" + number, ApplicationFixtures.creditCode("91", "350581", number), "1713");
    }

    public PilotBody body(String person) {
        var mandate = mongo.findOne(
                Query.query(Criteria.where("grant.holder")
                        .is(person)
                        .and("grant.grantedBy")
                        .is("registry")),
                Mandate.class);
        return new PilotBody("石狮市大堡集控区管理委员会（演示）", mandate.organizationId());
    }

    Batch batch(CreditTrigger trigger) {
        var number = BATCHES.incrementAndGet();
        return batches.historic(
                call(number),
                policy(trigger),
                FIGURES,
                Command.ofRegistry("openBatch", "year/" + number, clock.instant()));
    }

    private static Batch.Call call(int number) {
        return new Batch.Call(number, 2023, "试点之年的测试批次", null, null);
    }

    private static Policy policy(CreditTrigger trigger) {
        return new Policy(
                Policy.endOf(LocalDate.of(2023, 4, 7)),
                5,
                52_428_800,
                50_000_000,
                12,
                3,
                trigger,
                List.of(),
                List.of());
    }

    /// A repeatable act of the registry.
    static Command command(StoryClock clock) {
        return Command.ofRegistry("test", UUID.randomUUID().toString(), clock.instant());
    }

    /// Who this person is to the doors behind GraphQL.
    public Actor actor(String person) {
        var mandates = mongo.find(Query.query(Criteria.where("grant.holder").is(person)), Mandate.class);
        return new Actor.Identified(person, person, null, Set.of(Scope.READ.value(), Scope.WRITE.value()), mandates);
    }

    /// As if the registry had fallen before it said that the credits have followed.
    void forgetSettlement(Pilot pilot) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(pilot.id().value())),
                Update.update("sheet.course.proceedings.unsettled", true),
                Pilot.class);
    }

    public Pilot reloaded(Pilot pilot) {
        return mongo.findById(pilot.id(), Pilot.class);
    }

    /// What the person's call of this mutation, in the words of its example, came to.
    public JsonNode act(String person, String mutation, Map<String, ?> input) {
        return act(Caller.person(port, person), mutation, input);
    }

    private static JsonNode act(Caller caller, String mutation, Map<String, ?> input) {
        return caller.data(document(mutation), Map.of("input", input)).get(mutation);
    }

    /// The same, which must not be refused.
    public JsonNode done(String person, String mutation, Map<String, ?> input) {
        var payload = act(person, mutation, input);
        assertThat(payload.get("errors").toString()).isEqualTo("[]");
        return payload;
    }

    /// Tries it in both languages, and is refused with just these codes.
    public JsonNode refused(String person, String mutation, Map<String, ?> input, String... codes) {
        var zh = act(person, mutation, input);
        var en = act(Caller.person(port, person).in(Locale.ENGLISH), mutation, input);
        for (var payload : List.of(zh, en)) {
            assertThat(payload.get("errors").findValuesAsString("code"))
                    .as(mutation)
                    .containsExactly(codes);
        }
        for (var error : zh.get("errors")) {
            assertThat(error.get("message").asString())
                    .containsPattern("\\p{IsHan}")
                    .doesNotContain("{", "null");
            assertThat(error.at("/path/0").asString()).isEqualTo("input");
        }
        for (var error : en.get("errors")) {
            assertThat(error.get("message").asString())
                    .containsPattern("[a-z]{2}")
                    .doesNotContain("{", "null");
        }
        return zh;
    }

    /// The code of the top-level error that the person's call comes to.
    public String code(String person, String mutation, Map<String, ?> input) {
        var caller = person.equals("anonymous") ? Caller.anonymous(port) : Caller.person(port, person);
        return caller.code(document(mutation), Map.of("input", input));
    }

    private static String document(String mutation) {
        return Caller.document("graphql-test/" + mutation + ".graphql");
    }

    /// A wish about this pilot.
    public static Map<String, Object> of(Pilot pilot, Object... more) {
        var wish = new HashMap<String, Object>(Map.of("pilot", pilot.id().value()));
        for (int i = 0; i < more.length; i += 2) {
            wish.put((String) more[i], more[i + 1]);
        }
        return wish;
    }

    /// The wish, said otherwise in one place.
    public static Map<String, Object> with(Map<String, ?> wish, Object... other) {
        var changed = new HashMap<String, Object>(wish);
        for (int i = 0; i < other.length; i += 2) {
            changed.put((String) other[i], other[i + 1]);
        }
        return changed;
    }

    static Map<String, Object> decision(Pilot pilot, String date) {
        return of(pilot, "documentNumber", "环办科财函〔2024〕300号", "date", date, "reason", "进度滞后，须整改");
    }

    static Map<String, Object> finalReport(Pilot pilot) {
        return of(
                pilot,
                "summary",
                "大堡集控区 29 家企业按园区整体开展了审核。",
                "measures",
                "整体诊断、分类审核、共享设施优化。",
                "results",
                "年节水五十万吨，形成整体审核指南一份。",
                "experience",
                "共性方案库可用于同类印染园区。",
                "fundsSpent",
                2650);
    }

    /// On 2 September 2024, the body has reported.
    public Pilot reported(CreditTrigger trigger) {
        var pilot = designated(trigger);
        on("2024-09-02");
        done("lin.yuan", "submitFinalReport", finalReport(pilot));
        return reloaded(pilot);
    }

    public static Map<String, Object> verdict(Pilot pilot, String result) {
        return of(
                pilot,
                "result",
                result,
                "documentNumber",
                "环办科财函〔2024〕300号",
                "date",
                "2024-09-01",
                "reason",
                "经评估，" + result);
    }
}
