package pilotregistry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.batch.BatchId;
import pilotregistry.reference.PilotType;
import pilotregistry.report.ReportStory.Told;
import tools.jackson.databind.JsonNode;

@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditEfficiencyTests {

    private static final String EFFICIENCY = """
            query($by: OutcomeGrouping!, $filter: OutcomeFilter) { auditEfficiency(groupBy: $by, filter: $filter) {
              asOf { at feedPosition } groupBy groups { part { kind code } name figures {
                metric { key } unit count confirmedCount sum mean median lowest highest
                leftOut { reason count sum message } } } } }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private ReportStory story;
    private BatchId batch;

    @BeforeAll
    void figuresOfEfficiency() {
        story = new ReportStory(port, context);
        batch = story.batch(null);
        var park = story.pilot(new Told(batch)
                .type(PilotType.PARK_CLUSTER)
                .in("350000", "350000")
                .of("DYEING")
                .passed());
        var second = story.pilot(new Told(batch)
                .type(PilotType.PARK_CLUSTER)
                .in("350000", "350000")
                .of("DYEING", "PAPER"));
        var third = story.pilot(new Told(batch).in("350000", "350000"));
        story.confirmed(park, "audit_cost", "80", "万元");
        story.report("lin.yuan", second, "audit_cost", "50.5", "万元", "qualifier", "ABOUT");
        story.report("lin.yuan", third, "audit_cost", "20", "万元");
        story.confirmed(park, "audit_cost_saved_pct", "40", "%");
        story.report("lin.yuan", second, "audit_cost_saved_pct", "25.5", "%");
        story.report("lin.yuan", third, "audit_cost_saved_pct", "30", "%", "nature", "EXPECTED");
        story.report("lin.yuan", park, "audit_time_saved", "35", "天");
        story.report("lin.yuan", park, "audit_time_saved", "10", "天", "enterprise", ReportStory.DYER);
        story.report("lin.yuan", second, "audit_time_saved", "5000", "天");
        story.report("lin.yuan", park, "cod_reduced", "12", "t/a");
        story.settled();
    }

    @Test
    void agreesWithFiguresReadFromTheStoredDocuments() {
        var plain = new ArrayList<String>();
        for (var metric : List.of("audit_cost", "audit_cost_saved_pct", "audit_time_saved")) {
            for (var type : List.of("PARK_CLUSTER", "null")) {
                plain.add(plain(metric, type));
            }
        }
        plain.removeIf(String::isEmpty);
        assertThat(lines(ask("zhao.mee", Map.of()))).containsExactlyInAnyOrderElementsOf(plain);
        assertThat(lines(ask("zhao.mee", Map.of("verification", Map.of("isNull", false)))))
                .containsExactlyInAnyOrderElementsOf(plain);
    }

    @Test
    void comparesSharesAndNeverAddsThem() {
        var share = ask("zhao.mee", Map.of()).at("/groups/0/figures/1");
        assertThat(share.at("/metric/key").asString()).isEqualTo("audit_cost_saved_pct");
        assertThat(share.get("sum").isNull()).isTrue();
        assertThat(share.get("median").asString()).isEqualTo("32.75");
        assertThat(share.get("lowest").asString()).isEqualTo("25.5");
        assertThat(share.get("highest").asString()).isEqualTo("40");
    }

    @Test
    void saysWhatWasLeftOutAndWhy() {
        var groups = ask("zhao.mee", Map.of()).get("groups");
        assertThat(groups.findValuesAsString("reason"))
                .containsExactlyInAnyOrder("PART_OF_PILOT_FIGURE", "IMPLAUSIBLE", "EXPECTED");
    }

    @Test
    void tellsEverybodyOnlyWhatIsConfirmedOfPassedPilots() {
        assertThat(lines(ask(null, Map.of())))
                .containsExactly("audit_cost PARK_CLUSTER 1 80 80 80", "audit_cost_saved_pct PARK_CLUSTER 1 40 40 40");
    }

    private JsonNode ask(String person, Map<String, ?> more) {
        var caller = person == null ? Caller.anonymous(port) : Caller.person(port, person);
        var filter = new TreeMap<String, Object>(more);
        filter.put("batch", Map.of("eq", batch.value()));
        filter.put("demonstration", Map.of("eq", true));
        return caller.data(EFFICIENCY, Map.of("by", "TYPE", "filter", filter)).get("auditEfficiency");
    }

    private static List<String> lines(JsonNode report) {
        var lines = new ArrayList<String>();
        report.get("groups")
                .forEach(group -> group.get("figures")
                        .forEach(figure -> lines.add(String.join(
                                " ",
                                figure.at("/metric/key").asString(),
                                group.at("/part/code").asString("null"),
                                figure.get("count").asString(),
                                plain(figure.get("mean")),
                                plain(figure.get("lowest")),
                                plain(figure.get("highest"))))));
        return lines;
    }

    private static String plain(JsonNode number) {
        return number.isNull()
                ? "null"
                : new BigDecimal(number.asString()).stripTrailingZeros().toPlainString();
    }

    // From here on: the same, read from what is stored. None of these pilots has a figure twice but one enterprise.
    private String plain(String metric, String type) {
        var rows = story
                .mongo
                .getCollection("outcomes")
                .find(new Document("pilot.batch", batch.value()).append("subject.metric", metric))
                .into(new ArrayList<>())
                .stream()
                .filter(row -> type.equals(
                        String.valueOf(row.get("pilot", Document.class).get("type"))))
                .toList();
        var values = rows.stream()
                .filter(row -> row.get("subject", Document.class).get("enterprise") == null)
                .filter(row -> PlainTotals.current(row)
                        .getList("findings", Document.class)
                        .isEmpty())
                .filter(row -> PlainTotals.current(row)
                        .get("report", Document.class)
                        .getString("nature")
                        .equals("ACHIEVED"))
                .map(PlainTotals::value)
                .sorted()
                .toList();
        if (rows.isEmpty()) {
            return "";
        }
        if (values.isEmpty()) {
            return String.join(" ", metric, type, "0", "null", "null", "null");
        }
        var mean = values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), 4, RoundingMode.HALF_UP);
        return metric + " " + type + " " + values.size() + " "
                + String.join(
                        " ",
                        Stream.of(mean, values.getFirst(), values.getLast())
                                .map(value -> value.stripTrailingZeros().toPlainString())
                                .toList());
    }
}
