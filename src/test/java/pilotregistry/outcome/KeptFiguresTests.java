package pilotregistry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.RegistryTest;
import pilotregistry.access.Actor;
import pilotregistry.batch.BatchRegister;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;

@RegistryTest
class KeptFiguresTests {

    private static final Actor ANYBODY = new Actor.Anonymous();

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    OutcomeFigures figures;

    @Autowired
    KeptFigures kept;

    @Autowired
    FiguresFollower follower;

    @Autowired
    Clock clock;

    private OutcomeStory story;
    private Pilot pilot;

    @BeforeEach
    void aPilotOfItsOwn() {
        story = new OutcomeStory(port, mongo, batches, pilots, clock);
        pilot = story.pilot("石狮市大堡集控区清洁生产审核创新试点项目");
    }

    @Test
    void followsEveryChangeOfAnOutcome() {
        var id = story.report("zhao.mee", OutcomeStory.and(OutcomeStory.cod(pilot, "30"), "source", "公布的材料"))
                .at("/outcome/id")
                .asString();
        assertThat(sum()).isEqualByComparingTo("30");
        story.report("zhao.mee", OutcomeStory.and(OutcomeStory.cod(pilot, "31"), "source", "公布的材料"));
        assertThat(sum()).isEqualByComparingTo("31");
        story.verify("chen.eco", id, "VERIFY");
        story.verify("sun.ndrc", id, "DISPUTE");
        assertThat(total().leftOut()).extracting(OutcomeTotal.LeftOut::reason).containsExactly(LeftOutReason.DISPUTED);
    }

    @Test
    void isMadeAnewFromTheOutcomesAlone() {
        story.report("zhao.mee", OutcomeStory.and(OutcomeStory.cod(pilot, "30"), "source", "公布的材料"));
        assertThat(sum()).isEqualByComparingTo("30");
        var before = documents();
        mongo.getCollection("outcome_figures_1")
                .deleteMany(new Document("pilot.batch", story.batchId().value()));
        kept.build();
        assertThat(documents()).isEqualTo(before).hasSize(1);
        assertThat(sum()).isEqualByComparingTo("30");
    }

    @Test
    void isNotOvertakenByWhatIsOlder() {
        var id = story.report("zhao.mee", OutcomeStory.and(OutcomeStory.cod(pilot, "30"), "source", "公布的材料"))
                .at("/outcome/id")
                .asString();
        assertThat(sum()).isEqualByComparingTo("30");
        var old = mongo.getCollection("outcomes").find(new Document("_id", id)).first();
        story.report("zhao.mee", OutcomeStory.and(OutcomeStory.cod(pilot, "31"), "source", "公布的材料"));
        assertThat(sum()).isEqualByComparingTo("31");
        // As another node would see it that read before the revision and writes only now.
        var now = mongo.getCollection("outcomes").find(new Document("_id", id)).first();
        mongo.getCollection("outcomes").replaceOne(new Document("_id", id), old);
        kept.renew(List.of(new OutcomeId(id)));
        mongo.getCollection("outcomes").replaceOne(new Document("_id", id), now);
        assertThat(sum()).isEqualByComparingTo("31");
    }

    /// Awkward rows of every kind, written as they are stored: what is kept and what the book says is the same.
    @Test
    void saysWhatTheBookSays() {
        var random = new Random(7);
        var rows = new ArrayList<Document>();
        for (int number = 0; number < 400; number++) {
            rows.add(row(random, number));
        }
        mongo.getCollection("outcomes").insertMany(rows);
        try {
            kept.renew(rows.stream()
                    .map(row -> new OutcomeId(row.getString("_id")))
                    .toList());
            for (var filter :
                    List.of(Map.<String, Object>of(), Map.<String, Object>of("industries", Map.of("has", "DYEING")))) {
                var asked = new java.util.HashMap<String, Object>(filter);
                asked.put("batch", Map.of("eq", story.batchId().value()));
                assertThat(of(asked)).isEqualTo(ofBook(asked)).isNotEmpty();
            }
        } finally {
            mongo.getCollection("outcomes")
                    .deleteMany(new Document("pilot.batch", story.batchId().value()));
            mongo.getCollection("outcome_figures_1")
                    .deleteMany(new Document("pilot.batch", story.batchId().value()));
        }
    }

    private Document row(Random random, int number) {
        var of = random.nextInt(12);
        var enterprise = random.nextInt(3) == 0 ? null : new Document("socialCreditCode", "E" + random.nextInt(3));
        var period = new Document();
        if (random.nextBoolean()) {
            period.append("start", 2020 + random.nextInt(2) + "-01").append("end", 2021 + random.nextInt(2) + "-12");
        }
        var metric = List.of("cod_reduced", "investment", "audit_cost", "audit_cost_saved_pct", "coal_equivalent_saved")
                .get(random.nextInt(5));
        return new Document("_id", "outcome_kept" + story.batchId().value() + "x" + number)
                .append("version", 0L)
                .append(
                        "subject",
                        new Document("pilot", "pilot_kept" + of)
                                .append("enterprise", enterprise)
                                .append("metric", metric)
                                .append("period", period))
                .append(
                        "pilot",
                        new Document("batch", story.batchId().value())
                                .append("type", of % 3 == 0 ? null : "PARK_CLUSTER")
                                .append("provinces", of % 4 == 0 ? List.of("110000", "120000") : List.of("350000"))
                                .append(
                                        "industries",
                                        List.of(List.of(), List.of("DYEING"), List.of("DYEING", "STEEL"))
                                                .get(of % 3))
                                .append("region", of % 5 == 0 ? "BTH" : null)
                                .append("termEnd", of % 2 == 0 ? "2022-08" : null)
                                .append("bodies", List.of())
                                .append("demonstration", of == 7))
                .append(
                        "keys",
                        new Document(
                                        "family",
                                        metric.startsWith("audit") ? "AUDIT_EFFICIENCY" : "ENVIRONMENTAL_BENEFIT")
                                .append("status", OutcomeStatus.values()[random.nextInt(4)].name())
                                .append("nature", OutcomeNature.values()[Math.max(0, random.nextInt(8) - 4)].name())
                                .append("value", random.nextInt(9) == 0 ? null : new Decimal128(random.nextInt(1000)))
                                .append("plausible", random.nextInt(9) > 0)
                                .append("aYear", random.nextInt(9) > 0)
                                .append("electricityIncluded", random.nextBoolean() ? false : null)
                                .append("open", random.nextInt(4) > 0));
    }

    private Map<OutcomeGrouping, List<OutcomeTotal>> of(Map<String, Object> filter) {
        return figures.totals(filter, EnumSet.allOf(OutcomeGrouping.class), true, ANYBODY).by().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, each -> sorted(each.getValue())));
    }

    // A condition on single outcomes that all of them meet.
    private Map<OutcomeGrouping, List<OutcomeTotal>> ofBook(Map<String, Object> filter) {
        var asked = new java.util.HashMap<>(filter);
        asked.put("open", Map.of("eq", true));
        return of(asked);
    }

    // Single figures come in no order.
    private static List<OutcomeTotal> sorted(List<OutcomeTotal> totals) {
        return totals.stream()
                .map(total -> new OutcomeTotal(
                        total.metric(),
                        total.part(),
                        total.counted(),
                        total.confirmed(),
                        total.single().stream().sorted().toList(),
                        total.leftOut()))
                .toList();
    }

    private List<Document> documents() {
        return mongo.getCollection("outcome_figures_1")
                .find(new Document("pilot.batch", story.batchId().value()))
                .into(new ArrayList<>());
    }

    private java.math.BigDecimal sum() {
        return java.util.Objects.requireNonNull(total().sum());
    }

    private OutcomeTotal total() {
        var outcomes = mongo.getCollection("outcomes");
        var waiting = new Document("history.outbox.sequence", new Document("$gt", 0));
        for (int tried = 0; tried < 50 && outcomes.find(waiting).first() != null; tried++) {
            follower.current();
        }
        var filter = Map.<String, Object>of(
                "batch", Map.of("eq", story.batchId().value()), "demonstration", Map.of("eq", true));
        return figures.totals(filter, Set.of(OutcomeGrouping.METRIC), false, ANYBODY)
                .by()
                .get(OutcomeGrouping.METRIC)
                .getFirst();
    }
}
