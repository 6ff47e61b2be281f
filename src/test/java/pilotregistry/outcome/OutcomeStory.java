package pilotregistry.outcome;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.access.Mandate;
import pilotregistry.application.IndustryChoice;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.ledger.Command;
import pilotregistry.organization.OrganizationId;
import pilotregistry.pilot.Assessment;
import pilotregistry.pilot.AssessmentResult;
import pilotregistry.pilot.HistoricPilot;
import pilotregistry.pilot.Origin;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotBody;
import pilotregistry.pilot.PilotProfile;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.pilot.PilotTarget;
import pilotregistry.pilot.ScopeEnterprise;
import pilotregistry.pilot.Term;
import pilotregistry.reference.PilotType;
import tools.jackson.databind.JsonNode;

/// A batch of its own with pilots of the body that lin.yuan acts for, and the acts upon their outcomes over HTTP.
final class OutcomeStory {

    static final String DYER = "91350581MA0000001X";
    static final String PLATER = "91350581MA0000002X";

    private static final AtomicInteger BATCHES = new AtomicInteger(4300);
    private static final String REPORT = """
            mutation($input: ReportOutcomeInput!) { reportOutcome(input: $input) {
              outcome { id version canonical canonicalUnit family verification plausible open revisionCount enterprise { name }
                amount { value unit qualifier yearAssumed } findings { code message }
                revisions { number status report { canonical } verifications { step evidence role } } }
              errors { code message path clause } } }""";
    private static final String VERIFY = """
            mutation($input: VerifyOutcomeInput!) { verifyOutcome(input: $input) {
              outcome { id version verification open revisions { number status verifications { step evidence file role } } }
              errors { code message path clause } } }""";

    private final int port;
    private final MongoOperations mongo;
    private final BatchRegister batches;
    private final PilotRegister pilots;
    private final Clock clock;
    final Batch batch;

    OutcomeStory(int port, MongoOperations mongo, BatchRegister batches, PilotRegister pilots, Clock clock) {
        this.port = port;
        this.mongo = mongo;
        this.batches = batches;
        this.pilots = pilots;
        this.clock = clock;
        var number = BATCHES.incrementAndGet();
        batch = batches.historic(
                new Batch.Call(number, 2023, "成效的测试批次", null, null),
                null,
                new Batch.PublishedFigures(null, null, null, "测试"),
                Command.ofRegistry("openBatch", "outcomes/" + number, clock.instant()));
    }

    Pilot pilot(String name) {
        return pilot(name, "350000", List.of("DYEING"), null);
    }

    Pilot pilot(String name, String province, List<String> industries, @Nullable AssessmentResult result) {
        var body = mongo.findOne(
                        Query.query(Criteria.where("grant.holder")
                                .is("lin.yuan")
                                .and("grant.grantedBy")
                                .is("registry")),
                        Mandate.class)
                .organizationId();
        return pilots.historic(row(name, province, industries, body, result), command("enterPilot"))
                .pilot();
    }

    /// The same pilot once it was assessed.
    void passes(Pilot pilot) {
        var body = pilot.applicant() == null ? null : pilot.applicant().organizationId();
        pilots.historic(
                row(
                        pilot.name(),
                        "350000",
                        pilot.industries().stream().map(IndustryChoice::code).toList(),
                        body,
                        AssessmentResult.PASSED),
                command("enterPilot"));
    }

    private HistoricPilot row(
            String name,
            String province,
            List<String> industries,
            @Nullable OrganizationId body,
            @Nullable AssessmentResult result) {
        var profile = new PilotProfile(
                name,
                PilotType.PARK_CLUSTER,
                province,
                List.of(province),
                List.of(),
                new PilotTarget(null, null, "石狮市大堡集控区：印染、电镀", null, null),
                industries.stream().map(code -> new IndustryChoice(code, null)).toList(),
                new PilotBody("石狮市大堡集控区管理委员会（演示）", body),
                null,
                List.of(
                        new ScopeEnterprise("石狮市某染整有限公司(演示)", DYER, "1713"),
                        new ScopeEnterprise("石狮市某电镀有限公司(演示)", PLATER, "3360"),
                        new ScopeEnterprise("无代码的企业(演示)", null, null)));
        return new HistoricPilot(
                batch.id(),
                profile,
                null,
                Term.of(YearMonth.of(2023, 8), 12),
                result == null ? null : new Assessment(result, null, LocalDate.of(2024, 8, 20), "测试"),
                new Origin("测试", null, List.of(), List.of()),
                true);
    }

    private Command command(String act) {
        return Command.ofRegistry(act, UUID.randomUUID().toString(), clock.instant());
    }

    BatchId batchId() {
        return batch.id();
    }

    static Map<String, Object> cod(Pilot pilot, String value) {
        return amount(pilot, "cod_reduced", value, "t/a");
    }

    static Map<String, Object> amount(Pilot pilot, String metric, String value, String unit) {
        return new HashMap<>(
                Map.of("pilot", pilot.id().value(), "metric", metric, "amount", Map.of("value", value, "unit", unit)));
    }

    static Map<String, Object> and(Map<String, ?> input, Object... more) {
        var all = new HashMap<String, Object>(input);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    JsonNode report(String person, Map<String, ?> input) {
        return report(Caller.person(port, person), input);
    }

    JsonNode report(Caller caller, Map<String, ?> input) {
        return caller.data(REPORT, Map.of("input", input)).get("reportOutcome");
    }

    String refusedTopLevel(String person, Map<String, ?> input) {
        return Caller.person(port, person).code(REPORT, Map.of("input", input));
    }

    JsonNode verify(String person, String outcome, String step, Object... more) {
        return verify(Caller.person(port, person), outcome, step, more);
    }

    JsonNode verify(Caller caller, String outcome, String step, Object... more) {
        var input = and(Map.of("outcome", outcome, "step", step, "evidence", "核对了在线监测年报"), more);
        return caller.data(VERIFY, Map.of("input", input)).get("verifyOutcome");
    }

    String verifyRefusedTopLevel(String person, String outcome, String step) {
        return Caller.person(port, person)
                .code(VERIFY, Map.of("input", Map.of("outcome", outcome, "step", step, "evidence", "看过")));
    }

    /// Reported by the body, verified by the province, confirmed by a ministry.
    String confirmed(Map<String, ?> input) {
        var id = report("lin.yuan", input).at("/outcome/id").asString();
        verify("chen.eco", id, "VERIFY");
        verify("zhao.mee", id, "CONFIRM");
        return id;
    }

    static List<String> codes(JsonNode payload) {
        return payload.get("errors").findValuesAsString("code");
    }
}
