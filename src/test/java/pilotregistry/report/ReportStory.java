package pilotregistry.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.access.Mandate;
import pilotregistry.application.IndustryChoice;
import pilotregistry.application.ObjectKind;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.batch.Policy;
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

/// Batches of its own with invented pilots of every awkward kind, and what is done with them over GraphQL.
final class ReportStory {

    static final String DYER = "91350581MA0000001X";
    static final String PLATER = "91350581MA0000002X";

    private static final AtomicInteger BATCHES = new AtomicInteger(9200);

    final int port;
    final MongoOperations mongo;
    private final BatchRegister batches;
    private final PilotRegister pilots;
    private final Clock clock;

    ReportStory(int port, ApplicationContext context) {
        this.port = port;
        mongo = context.getBean(MongoOperations.class);
        batches = context.getBean(BatchRegister.class);
        pilots = context.getBean(PilotRegister.class);
        clock = context.getBean(Clock.class);
    }

    /// A call, with others as its baseline.
    BatchId batch(@Nullable Integer designated, BatchId... baseline) {
        var number = BATCHES.incrementAndGet();
        var policy = new Policy(
                Policy.endOf(LocalDate.of(2023, 4, 7)),
                5,
                52_428_800,
                50_000_000,
                12,
                3,
                CreditTrigger.ASSESSMENT_PASSED,
                List.of(baseline),
                List.of("350000", "320000"));
        return batches.historic(
                        new Batch.Call(number, 2023, "报表的测试批次", null, null),
                        policy,
                        new Batch.PublishedFigures(designated, null, null, "测试"),
                        command("openBatch"))
                .id();
    }

    /// A pilot told in parts; what is left out no source states.
    static final class Told {

        private final BatchId batch;
        private @Nullable PilotType type;
        private @Nullable String lead;
        private List<String> provinces = List.of();
        private List<String> industries = List.of();
        private @Nullable String region;
        private @Nullable String watershed;
        private @Nullable AssessmentResult result;
        private boolean invented = true;

        Told(BatchId batch) {
            this.batch = batch;
        }

        Told type(PilotType is) {
            type = is;
            return this;
        }

        Told in(@Nullable String leading, String... all) {
            lead = leading;
            provinces = List.of(all);
            return this;
        }

        Told of(String... codes) {
            industries = List.of(codes);
            return this;
        }

        Told region(String code) {
            region = code;
            return this;
        }

        Told watershed(String code) {
            watershed = code;
            return this;
        }

        Told passed() {
            result = AssessmentResult.PASSED;
            return this;
        }

        Told notPassed() {
            result = AssessmentResult.NOT_PASSED;
            return this;
        }

        Told real() {
            invented = false;
            return this;
        }
    }

    Pilot pilot(Told told) {
        var kind = told.region != null ? ObjectKind.REGION : told.watershed != null ? ObjectKind.WATERSHED : null;
        var profile = new PilotProfile(
                "报表试点 " + UUID.randomUUID(),
                told.type,
                told.lead,
                told.provinces,
                List.of(),
                new PilotTarget(kind, null, "测试", told.region, told.watershed),
                told.industries.stream()
                        .map(code -> new IndustryChoice(code, null))
                        .toList(),
                new PilotBody("石狮市大堡集控区管理委员会（演示）", body()),
                null,
                List.of(
                        new ScopeEnterprise("石狮市某染整有限公司(演示)", DYER, "1713"),
                        new ScopeEnterprise("石狮市某电镀有限公司(演示)", PLATER, "3360")));
        return pilots.historic(
                        new HistoricPilot(
                                told.batch,
                                profile,
                                null,
                                Term.of(YearMonth.of(2021, 8), 12),
                                told.result == null
                                        ? null
                                        : new Assessment(told.result, null, LocalDate.of(2023, 1, 20), "测试"),
                                new Origin("测试", null, List.of(), List.of()),
                                told.invented),
                        command("importPilots"))
                .pilot();
    }

    private OrganizationId body() {
        return mongo.findOne(
                        Query.query(Criteria.where("grant.holder")
                                .is("lin.yuan")
                                .and("grant.grantedBy")
                                .is("registry")),
                        Mandate.class)
                .organizationId();
    }

    private Command command(String act) {
        return Command.ofRegistry(act, UUID.randomUUID().toString(), clock.instant());
    }

    /// Reports an outcome, as whoever it is, and answers with its id.
    String report(String person, Pilot pilot, String metric, String value, String unit, Object... more) {
        var amount = new HashMap<String, Object>(Map.of("value", value, "unit", unit));
        var input =
                new HashMap<String, Object>(Map.of("pilot", pilot.id().value(), "metric", metric, "amount", amount));
        for (int i = 0; i < more.length; i += 2) {
            if (more[i].equals("qualifier")) {
                amount.put("qualifier", more[i + 1]);
            } else {
                input.put((String) more[i], more[i + 1]);
            }
        }
        return done(person, "reportOutcome", "outcome", input);
    }

    String state(String person, Map<String, ?> input) {
        return done(person, "reportOutcome", "outcome", input);
    }

    void verify(String person, String outcome, String step) {
        done(person, "verifyOutcome", "outcome", Map.of("outcome", outcome, "step", step, "evidence", "核对了在线监测年报"));
    }

    /// Reported by the body, verified by the province, confirmed by a ministry.
    String confirmed(Pilot pilot, String metric, String value, String unit, Object... more) {
        var id = report("lin.yuan", pilot, metric, value, unit, more);
        verify("chen.eco", id, "VERIFY");
        verify("zhao.mee", id, "CONFIRM");
        return id;
    }

    private String done(String person, String act, String thing, Map<String, ?> input) {
        var type = Character.toUpperCase(act.charAt(0)) + act.substring(1);
        var payload = Caller.person(port, person)
                .data(
                        "mutation($input: %sInput!) { %s(input: $input) { %s { id } errors { code message } } }"
                                .formatted(type, act, thing),
                        Map.of("input", input))
                .get(act);
        if (!payload.get("errors").isEmpty()) {
            throw new AssertionError(payload.toPrettyString());
        }
        return payload.at("/" + thing + "/id").asString();
    }

    /// Waits until reports have all that was written so far.
    void settled() {
        var outcomes = mongo.getCollection("outcomes");
        var waiting = new Document("history.outbox.sequence", new Document("$gt", 0));
        var newest = 0L;
        var reached = -1L;
        for (int tried = 0; tried < 200 && reached < newest; tried++) {
            pause();
            if (outcomes.find(waiting).first() == null) {
                newest = mongo.getCollection("events")
                        .find()
                        .sort(new Document("_id", -1))
                        .first()
                        .getLong("_id");
                reached = Caller.anonymous(port)
                        .data("{ benefitTotals { asOf { feedPosition } } }")
                        .at("/benefitTotals/asOf/feedPosition")
                        .asLong();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The rows of an answer as one line each: the values at these pointers.
    static List<String> lines(JsonNode rows, String... pointers) {
        var lines = new ArrayList<String>();
        rows.forEach(row -> {
            var cells = new ArrayList<String>();
            for (var pointer : pointers) {
                cells.add(row.at(pointer).asString("null"));
            }
            lines.add(String.join(" ", cells));
        });
        return lines;
    }
}
