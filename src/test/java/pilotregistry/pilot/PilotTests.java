package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.pilot.HistoricEntry.Difference;
import pilotregistry.pilot.HistoricEntry.Outcome;
import tools.jackson.databind.JsonNode;

@RegistryTest
class PilotTests {

    private static final AtomicInteger BATCHES = new AtomicInteger(5100);
    private static final String LIST = """
            query($filter: PilotFilter, $orderBy: [PilotOrder!]) {
              pilots(filter: $filter, orderBy: $orderBy) { totalCount nodes { code name status } }
            }""";

    @LocalServerPort
    int port;

    @Autowired
    PilotRegister register;

    @Autowired
    BatchRegister batches;

    @Autowired
    StoryClock clock;

    private BatchId batch;

    @BeforeEach
    void openABatchOfItsOwn() {
        batch = batch(CreditTrigger.ASSESSMENT_PASSED);
    }

    @Test
    void entersAPilotOncePerBatchAndName() {
        var created = enter(HistoricPilots.shishi(batch));
        var again = enter(HistoricPilots.shishi(batch, "石狮市大堡集控区 清洁生产审核创新试点项目", null));

        assertThat(created.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(created.pilot().code()).isEqualTo(code(1));
        assertThat(again.pilot().id()).isEqualTo(created.pilot().id());
        assertThat(again.differences()).extracting(Difference::field).containsExactly("name");
        assertThat(enter(HistoricPilots.shishi(batch, "石狮市大堡集控区 清洁生产审核创新试点项目", null))
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(pilots(Map.of()).at("/totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void takesOverWhatAnotherSourceStatesAndKeepsWhatItLeavesOut() {
        var first = HistoricPilots.shishi(batch);
        enter(first);
        var later = new HistoricPilot(
                batch,
                HistoricPilots.region(batch).profile().with(first.profile()),
                null,
                null,
                HistoricPilots.passed(),
                new Origin(null, null, List.of(), List.of()),
                true);

        var entry = enter(later);

        assertThat(entry.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(entry.differences()).extracting(Difference::field).containsExactly("assessment");
        var pilot = register.find(entry.pilot().id()).orElseThrow();
        assertThat(pilot.statusIn(YearMonth.of(2024, 1))).isEqualTo(PilotStatus.PASSED);
        assertThat(pilot.term()).isEqualTo(first.term());
        assertThat(pilot.origin().facts()).isEqualTo(first.origin().facts());
        assertThat(pilot.version()).isEqualTo(1);
    }

    @Test
    void onlyTriesWhenAsked() {
        var row = HistoricPilots.shishi(batch);
        var tried = register.historic(row, command(true));
        assertThat(tried.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(tried.pilot()).isNull();
        assertThat(register.named(batch, row.profile().name())).isEmpty();

        enter(row);
        var better = HistoricPilots.shishi(batch, row.profile().name(), HistoricPilots.passed());
        assertThat(register.historic(better, command(true)).outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(register.named(batch, row.profile().name()).orElseThrow().assessment())
                .isNull();
    }

    @Test
    void keepsWhatNoSourceStatesUnknown() {
        enter(HistoricPilots.region(batch));
        var pilot = anonymous("""
                        query($code: String) { pilot(code: $code) {
                          type leadProvince { code } provinces { name } divisions { code } target { text } industries { code }
                          applicant { name } implementer { name } notice { documentNumber } term { months } status
                          assessment { result } source certainty facts { text } application { id } } }""", Map.of("code", code(1))).at("/pilot");

        assertThat(pilot.at("/provinces").toString()).contains("北京市", "天津市", "河北省");
        assertThat(pilot.at("/status").asString()).isEqualTo("DESIGNATED");
        for (var field : List.of(
                "type",
                "leadProvince",
                "target",
                "applicant",
                "implementer",
                "notice",
                "term",
                "assessment",
                "source",
                "certainty",
                "application")) {
            assertThat(pilot.get(field).isNull()).as(field).isTrue();
        }
    }

    @Test
    void namesEverythingByWhatTheSourceSaid() {
        enter(HistoricPilots.shishi(batch, "石狮市大堡集控区清洁生产审核创新试点项目", HistoricPilots.passed()));
        var pilot = anonymous("""
                        query($code: String) { pilot(code: $code) {
                          type leadProvince { code } divisions { name } target { text } industries { industry { code } }
                          notice { documentNumber issuedOn issuedIn } term { start end months } status
                          assessment { result publishedOn source } certainty facts { text certainty }
                          enterprises { name socialCreditCode } batch { number pilots { totalCount } } demonstration } }""", Map.of("code", code(1))).at("/pilot");

        assertThat(pilot.at("/type").asString()).isEqualTo("PARK_CLUSTER");
        assertThat(pilot.at("/divisions/0/name").asString()).isEqualTo("石狮市");
        assertThat(pilot.at("/industries/1/industry/code").asString()).isEqualTo("ELECTROPLATING");
        assertThat(pilot.at("/notice/documentNumber").asString()).isEqualTo("环办科财函〔2023〕261号");
        assertThat(pilot.at("/notice/issuedOn").isNull()).isTrue();
        assertThat(pilot.at("/notice/issuedIn").asString()).isEqualTo("2023-08");
        assertThat(pilot.at("/term/end").asString()).isEqualTo("2024-08");
        assertThat(pilot.at("/status").asString()).isEqualTo("PASSED");
        assertThat(pilot.at("/facts/0/text").asString()).isEqualTo("范围内企业 29 家");
        assertThat(pilot.at("/batch/pilots/totalCount").asInt()).isEqualTo(1);
        assertThat(pilot.at("/enterprises/1/socialCreditCode").isNull()).isTrue();
    }

    @Test
    void showsTheOriginalRowToThoseWhoActInTheProcedureOnly() {
        enter(HistoricPilots.shishi(batch));
        var document = "query($code: String) { pilot(code: $code) { name originalRow { column value } } }";
        var variables = Map.of("code", code(1));

        var answer = Caller.anonymous(port).ask(document, variables);
        assertThat(answer.at("/data/pilot/originalRow").isNull()).isTrue();
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("FIELD_FORBIDDEN");
        assertThat(answer.at("/data/pilot/name").asString()).contains("大堡");
        assertThat(Caller.person(port, "zhao.mee")
                        .data(document, variables)
                        .at("/pilot/originalRow/1/column")
                        .asString())
                .isEqualTo("contact.phone");
    }

    @Test
    void followsTheTermByTheClockInFieldAndFilterAlike() {
        enter(HistoricPilots.shishi(batch));
        enter(HistoricPilots.region(batch));
        var told = new java.util.TreeMap<>(Map.of(
                "2023-07-31T15:59:59Z", "DESIGNATED",
                "2023-07-31T16:00:00Z", "RUNNING",
                "2024-08-31T15:59:59Z", "RUNNING",
                "2024-08-31T16:00:00Z", "TERM_OVER"));
        told.forEach((instant, status) -> {
            clock.set(Instant.parse(instant));
            assertThat(statusOf("石狮")).isEqualTo(status);
            assertThat(statusOf("京津冀")).isEqualTo("DESIGNATED");
            var alike = status.equals("DESIGNATED") ? 2 : 1;
            assertThat(count(Map.of("status", Map.of("eq", status)))).isEqualTo(alike);
            assertThat(count(Map.of("status", Map.of("ne", status)))).isEqualTo(2 - alike);
            assertThat(count(Map.of("not", Map.of("status", Map.of("nin", List.of(status))))))
                    .isEqualTo(alike);
        });
        assertThat(count(Map.of("or", List.of(Map.of("status", Map.of("in", List.of("TERM_OVER", "PASSED")))))))
                .isEqualTo(1);
        assertThat(count(Map.of("status", Map.of("isNull", true)))).isZero();
        clock.set(StoryClock.START);
    }

    @Test
    void findsByProvinceIndustryPlaceAndResult() {
        enter(HistoricPilots.shishi(batch, "石狮市大堡集控区清洁生产审核创新试点项目", HistoricPilots.passed()));
        enter(HistoricPilots.region(batch));

        assertThat(count(Map.of("provinces", Map.of("hasAny", List.of("120000", "440000")))))
                .isEqualTo(1);
        assertThat(count(Map.of("industries", Map.of("hasAll", List.of("DYEING", "ELECTROPLATING")))))
                .isEqualTo(1);
        assertThat(count(Map.of("divisions", Map.of("has", "350500")))).isEqualTo(1);
        assertThat(count(Map.of("divisions", Map.of("has", "350581")))).isEqualTo(1);
        assertThat(count(Map.of("passed", Map.of("eq", true)))).isEqualTo(1);
        assertThat(count(Map.of("passed", Map.of("isNull", true)))).isEqualTo(1);
        assertThat(count(Map.of("type", Map.of("eq", "PARK_CLUSTER")))).isEqualTo(1);
        assertThat(count(Map.of("name", Map.of("contains", "协同")))).isEqualTo(1);
        assertThat(count(Map.of("code", Map.of("eq", code(2))))).isEqualTo(1);
        assertThat(count(Map.of("demonstration", Map.of("eq", false)))).isZero();
        assertThat(count(Map.of("termStart", Map.of("gte", "2023-08")))).isEqualTo(1);
    }

    @Test
    void sortsNamesByTheirPinyin() {
        enter(HistoricPilots.shishi(batch));
        enter(HistoricPilots.region(batch));
        enter(HistoricPilots.shishi(batch, "榆林高新技术产业开发区清洁生产审核创新试点项目", null));
        var names = Caller.anonymous(port)
                .data(
                        LIST,
                        Map.of(
                                "filter",
                                Map.of("batch", Map.of("eq", batch.value())),
                                "orderBy",
                                List.of(Map.of("field", "NAME", "direction", "DESC"))))
                .at("/pilots/nodes")
                .findValuesAsString("name");
        assertThat(names).extracting(name -> name.substring(0, 2)).containsExactly("榆林", "石狮", "京津");
    }

    @Test
    void creditsEveryEnterpriseInScopeOnceAndFollowsTheAssessment() {
        enter(HistoricPilots.shishi(batch));
        assertThat(credit()).isEqualTo("PROVISIONAL null null null");
        enter(HistoricPilots.shishi(batch, "石狮市大堡集控区清洁生产审核创新试点项目", HistoricPilots.passed()));
        assertThat(credit()).isEqualTo("CONFIRMED null 2024-08-20 null");
        enter(HistoricPilots.shishi(
                batch,
                "石狮市大堡集控区清洁生产审核创新试点项目",
                new Assessment(AssessmentResult.NOT_PASSED, null, LocalDate.of(2024, 8, 20), null)));
        assertThat(credit()).isEqualTo("VOID null null 2024-08-20");
    }

    @Test
    void confirmsCreditsAtOnceWhereTheBatchSaysSo() {
        batch = batch(CreditTrigger.DESIGNATION);
        enter(HistoricPilots.shishi(batch));
        assertThat(credit()).startsWith("CONFIRMED");
    }

    @Test
    void findsCreditsByCodeAndNodesByGlobalId() {
        var pilot = enter(HistoricPilots.shishi(batch)).pilot();
        var all = anonymous("""
                { auditCredits(filter: {socialCreditCode: {eq: "91350581MA0000001X"}}) { totalCount } }""", Map.of());
        assertThat(all.at("/auditCredits/totalCount").asInt()).isPositive();
        var found = anonymous("""
                query($id: ID!) { pilot(id: $id) { auditCredits(first: 100) {
                    nodes { id enterprise { name } pilot { id batch { id } } } } } }""", Map.of("id", pilot.id().value()));
        var credit = found.at("/pilot/auditCredits/nodes")
                .valueStream()
                .filter(node ->
                        node.at("/pilot/id").asString().equals(pilot.id().value()))
                .findFirst()
                .orElseThrow();
        var nodes = anonymous(
                "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }",
                Map.of("ids", List.of(credit.at("/id").asString(), pilot.id().value(), "pilot_nothing")));
        assertThat(nodes.at("/nodes/0/__typename").asString()).isEqualTo("AuditCredit");
        assertThat(nodes.at("/nodes/1/__typename").asString()).isEqualTo("Pilot");
        assertThat(nodes.at("/nodes/2").isNull()).isTrue();
    }

    @Test
    void asksForEitherIdOrCode() {
        var caller = Caller.anonymous(port);
        assertThat(caller.code("{ pilot { code } }", Map.of())).isEqualTo("ONE_OF");
        assertThat(caller.code("{ pilot(id: \"pilot_x\", code: \"CP-02-0001\") { code } }", Map.of()))
                .isEqualTo("ONE_OF");
        assertThat(caller.in(Locale.ENGLISH).code("{ pilot(code: \"CP-99-9999\") { code } }", Map.of()))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void numbersPilotsWithoutGapHoweverManyImportAtOnce() {
        for (int trial = 0; trial < 5; trial++) {
            batch = batch(CreditTrigger.ASSESSMENT_PASSED);
            var entries = Race.of(20, writer -> enter(HistoricPilots.shishi(batch, "同时导入的试点" + writer % 10, null)));
            assertThat(entries)
                    .filteredOn(entry -> entry.outcome() == Outcome.CREATED)
                    .hasSize(10);
            assertThat(entries.stream()
                            .map(entry -> entry.pilot().code())
                            .distinct()
                            .sorted())
                    .containsExactly(java.util.stream.IntStream.rangeClosed(1, 10)
                            .mapToObj(this::code)
                            .toArray(String[]::new));
        }
    }

    private HistoricEntry enter(HistoricPilot row) {
        return register.historic(row, command(false));
    }

    private Command command(boolean validateOnly) {
        return new Command("importPilots", Author.REGISTRY, null, "", null, validateOnly, clock.instant());
    }

    private JsonNode anonymous(String document, Map<String, ?> variables) {
        return Caller.anonymous(port).data(document, variables);
    }

    private JsonNode pilots(Map<String, ?> filter) {
        var within = Map.of("and", List.of(Map.of("batch", Map.of("eq", batch.value())), filter));
        return anonymous(LIST, Map.of("filter", within)).at("/pilots");
    }

    private int count(Map<String, ?> filter) {
        return pilots(filter).at("/totalCount").asInt();
    }

    private String statusOf(String name) {
        return pilots(Map.of("name", Map.of("startsWith", name)))
                .at("/nodes/0/status")
                .asString();
    }

    private String credit() {
        var credits = anonymous("""
                        query($code: String) { pilot(code: $code) { auditCredits {
                          totalCount nodes { status provisionalSince confirmedSince voidSince } } } }""", Map.of("code", code(1))).at("/pilot/auditCredits");
        assertThat(credits.at("/totalCount").asInt()).isEqualTo(1);
        var credit = credits.at("/nodes/0");
        return "%s %s %s %s"
                .formatted(
                        credit.at("/status").asString(),
                        credit.at("/provisionalSince").asString("null"),
                        credit.at("/confirmedSince").asString("null"),
                        credit.at("/voidSince").asString("null"));
    }

    private String code(int number) {
        return "CP-%s-%04d".formatted(batch.value().substring("batch_".length()), number);
    }

    private BatchId batch(CreditTrigger trigger) {
        var number = BATCHES.incrementAndGet();
        var policy = new Policy(
                Policy.endOf(LocalDate.of(2023, 4, 7)),
                5,
                52_428_800,
                50_000_000,
                12,
                3,
                trigger,
                List.of(),
                List.of());
        batches.historic(
                new Batch.Call(number, 2023, "试点登记册的测试批次", null, null),
                policy,
                new Batch.PublishedFigures(null, null, null, "测试"),
                Command.ofRegistry("openBatch", "pilot-tests/" + number, clock.instant()));
        return BatchId.of(number);
    }
}
