package pilotregistry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
class BenefitTotalsTests {

    private static final String TOTALS = """
            query($by: OutcomeGrouping!, $filter: OutcomeFilter) { benefitTotals(groupBy: $by, filter: $filter) {
              asOf { at feedPosition } groupBy
              groups { part { by kind code } name totals { metric { key } sum unit count confirmedCount confirmedSum
                confirmedShareBySum leftOut { reason count sum message } } }
              pollutants { pollutant { code } region { code } watershed { code } totals { metric { key } sum } } } }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private ReportStory story;
    private BatchId batch;

    @BeforeAll
    void outcomesOfEveryKind() {
        story = new ReportStory(port, context);
        batch = story.batch(null);
        var dyer = story.pilot(new Told(batch)
                .type(PilotType.PARK_CLUSTER)
                .in("350000", "350000")
                .of("DYEING")
                .passed());
        var both = story.pilot(new Told(batch)
                .type(PilotType.PARK_CLUSTER)
                .in("350000", "350000")
                .of("DYEING", "ELECTROPLATING"));
        var north = story.pilot(new Told(batch)
                .type(PilotType.REGION_WATERSHED)
                .in(null, "110000", "120000")
                .of("STEEL")
                .region("BTH"));
        var river = story.pilot(new Told(batch).in("350000", "350000", "420000").watershed("YANGTZE"));
        story.confirmed(dyer, "cod_reduced", "12.5", "t/a");
        story.report("lin.yuan", dyer, "cod_reduced", "10", "t/a", "enterprise", ReportStory.DYER);
        story.report(
                "lin.yuan", dyer, "cod_reduced", "11", "t/a", "period", Map.of("start", "2021-01", "end", "2021-12"));
        story.report("lin.yuan", both, "cod_reduced", "7", "t/a", "enterprise", ReportStory.DYER, "qualifier", "ABOUT");
        story.report(
                "lin.yuan", both, "cod_reduced", "0.3", "t/a", "enterprise", ReportStory.PLATER, "qualifier", "OVER");
        story.report(
                "lin.yuan", both, "investment", "100", "万元", "period", Map.of("start", "2021-01", "end", "2021-12"));
        story.report(
                "lin.yuan", both, "investment", "20", "万元", "period", Map.of("start", "2022-01", "end", "2022-12"));
        story.report("lin.yuan", both, "investment", "5", "万元", "period", Map.of("start", "2022-06", "end", "2022-07"));
        story.report(
                "lin.yuan", both, "coal_equivalent_saved", "50", "tce", "coalEquivalentIncludesElectricity", false);
        story.report("lin.yuan", dyer, "coal_equivalent_saved", "60", "tce");
        story.report("lin.yuan", dyer, "water_saved", "3000", "万吨");
        story.report("lin.yuan", dyer, "unit_energy_drop", "7.2", "%");
        story.report("lin.yuan", dyer, "co2_reduced", "900", "t/a", "nature", "EXPECTED");
        story.state("lin.yuan", Map.of("pilot", dyer.id().value(), "metric", "cp_level_after", "level", "II"));
        story.state(
                "lin.yuan",
                Map.of(
                        "pilot", both.id().value(),
                        "metric", "nox_reduced",
                        "baseline", Map.of("value", "30", "unit", "t/a"),
                        "after", Map.of("value", "18.25", "unit", "t/a")));
        story.report("zhao.mee", north, "vocs_reduced", "40", "t/a", "source", "公布的材料");
        story.report("zhao.mee", north, "nox_reduced", "15", "t/a", "source", "公布的材料", "qualifier", "NEARLY");
        story.report("zhao.mee", north, "particulates_reduced", "2000", "kg/a", "source", "公布的材料");
        story.report("zhao.mee", river, "ammonia_nitrogen_reduced", "3", "t/a");
        story.report("zhao.mee", river, "phosphorus_reduced", "0.2", "t/a", "source", "公布的材料");
        // Revised: only the latest report of one outcome counts, and its verification begins anew.
        story.report("lin.yuan", river, "solid_waste_reduced", "5", "t/a");
        story.report("lin.yuan", river, "solid_waste_reduced", "6", "t/a");
        var disputed = story.report("lin.yuan", river, "wastewater_reduced", "500", "t/a");
        story.verify("chen.eco", disputed, "VERIFY");
        story.verify("zhao.mee", disputed, "DISPUTE");
        story.settled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"METRIC", "INDUSTRY", "PROVINCE", "TYPE", "BATCH", "REGION", "WATERSHED", "YEAR"})
    void agreesWithASumOfTheStoredDocuments(String by) {
        var plain = PlainTotals.of(stored(), part(by), false);
        assertThat(lines(ask("zhao.mee", by, Map.of()))).isEqualTo(plain).hasSizeGreaterThan(10);
    }

    /// Any condition on single outcomes is answered from the book and not from what is kept.
    @ParameterizedTest
    @ValueSource(strings = {"METRIC", "INDUSTRY", "YEAR"})
    void agreesAlsoWhereOutcomesAreAskedForOneByOne(String by) {
        var everything = Map.<String, Object>of("verification", Map.of("isNull", false));
        assertThat(lines(ask("zhao.mee", by, everything))).isEqualTo(lines(ask("zhao.mee", by, Map.of())));
        var confirmed = stored().stream()
                .filter(outcome -> !PlainTotals.current(outcome)
                        .getList("verifications", Document.class)
                        .isEmpty())
                .toList();
        assertThat(lines(ask("zhao.mee", by, Map.of("verification", Map.of("ne", "REPORTED")))))
                .isEqualTo(PlainTotals.of(confirmed, part(by), false));
    }

    @Test
    void countsNothingThatTheReaderMayNotSee() {
        var open = stored().stream()
                .filter(outcome -> PlainTotals.current(outcome)
                                        .get("report", Document.class)
                                        .get("source")
                                != null
                        || outcome.getEmbedded(List.of("_id"), String.class).equals(confirmedId()))
                .toList();
        assertThat(lines(ask(null, "METRIC", Map.of())))
                .isEqualTo(PlainTotals.of(open, part("METRIC"), false))
                .hasSize(5);
        // 何生态 is of 江苏, where none of the pilots lies; 陈生态 of 福建, where all but one do.
        assertThat(lines(ask("he.eco", "METRIC", Map.of()))).isEqualTo(lines(ask(null, "METRIC", Map.of())));
        var fujian = stored().stream()
                .filter(outcome -> open.contains(outcome)
                        || outcome.getEmbedded(List.of("pilot", "provinces"), List.of())
                                .contains("350000"))
                .toList();
        assertThat(lines(ask("chen.eco", "METRIC", Map.of()))).isEqualTo(PlainTotals.of(fujian, part("METRIC"), false));
    }

    @Test
    void namesThePollutantsOfCoAuditsByTheirPrecursors() {
        var named = ReportStory.lines(
                ask("zhao.mee", "METRIC", Map.of()).get("pollutants"),
                "/pollutant/code",
                "/region/code",
                "/watershed/code",
                "/totals/0/metric/key",
                "/totals/0/sum");
        assertThat(named)
                .containsExactly(
                        "PM25 BTH null vocs_reduced 40",
                        "O3 BTH null vocs_reduced 40",
                        "NH3N null YANGTZE ammonia_nitrogen_reduced 3",
                        "P null YANGTZE phosphorus_reduced 0.2");
    }

    @Test
    void neverMixesTheInventedWithTheReal() {
        var totals = Caller.person(port, "zhao.mee")
                .data(TOTALS, Map.of("by", "METRIC", "filter", Map.of("batch", Map.of("eq", batch.value()))))
                .at("/benefitTotals/groups/0/totals");
        assertThat(totals.findValuesAsString("reason")).isNotEmpty().containsOnly("DEMONSTRATION");
        assertThat(totals.findValues("count")).isNotEmpty();
        assertThat(totals.get(0).get("sum").isNull()).isTrue();
    }

    @Test
    void namesGroupsInTheCallersLanguageAndSaysAsOfWhen() {
        var zh = ask("zhao.mee", "INDUSTRY", Map.of());
        assertThat(zh.get("groups").findValuesAsString("name")).contains("同属多个", "无来源说明");
        assertThat(zh.at("/asOf/feedPosition").asLong()).isPositive();
        var en = Caller.person(port, "zhao.mee")
                .in(Locale.ENGLISH)
                .data(TOTALS, Map.of("by", "YEAR", "filter", filter(Map.of())))
                .get("benefitTotals");
        assertThat(en.get("groups").findValuesAsString("name")).containsExactly("2021", "2022");
    }

    private String confirmedId() {
        return stored().stream()
                .filter(outcome -> PlainTotals.current(outcome).getList("verifications", Document.class).stream()
                        .anyMatch(step -> step.getString("step").equals("CONFIRM")))
                .map(outcome -> outcome.getString("_id"))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> filter(Map<String, ?> more) {
        var filter = new TreeMap<String, Object>(more);
        filter.put("batch", Map.of("eq", batch.value()));
        filter.put("demonstration", Map.of("eq", true));
        return filter;
    }

    private JsonNode ask(String person, String by, Map<String, ?> more) {
        var caller = person == null ? Caller.anonymous(port) : Caller.person(port, person);
        return caller.data(TOTALS, Map.of("by", by, "filter", filter(more))).get("benefitTotals");
    }

    private List<Document> stored() {
        return story.mongo
                .getCollection("outcomes")
                .find(new Document("pilot.batch", batch.value()))
                .into(new ArrayList<>());
    }

    private static List<String> lines(JsonNode report) {
        var lines = new ArrayList<String>();
        report.get("groups")
                .forEach(group -> group.get("totals").forEach(total -> {
                    var left = new TreeMap<String, Integer>();
                    total.get("leftOut")
                            .forEach(each -> left.put(
                                    each.get("reason").asString(),
                                    each.get("count").asInt()));
                    var text = new StringBuilder(total.at("/metric/key").asString())
                            .append(" ")
                            .append(
                                    group.at("/part/kind").asString().equals("ONE")
                                            ? group.at("/part/code").asString()
                                            : group.at("/part/kind").asString())
                            .append(" ")
                            .append(plain(total.get("sum")))
                            .append("/")
                            .append(total.get("count").asInt())
                            .append(" ")
                            .append(plain(total.get("confirmedSum")))
                            .append("/")
                            .append(total.get("confirmedCount").asInt());
                    left.forEach(
                            (reason, count) -> text.append(" ").append(reason).append(count));
                    lines.add(text.toString());
                }));
        lines.sort(null);
        return lines;
    }

    private static String plain(JsonNode number) {
        return number.isNull()
                ? "0"
                : new java.math.BigDecimal(number.asString())
                        .stripTrailingZeros()
                        .toPlainString();
    }

    // From here on: the parts, read from the stored documents.

    private Function<Document, String> part(String by) {
        return outcome -> {
            var pilot = outcome.get("pilot", Document.class);
            return switch (by) {
                case "INDUSTRY" -> among(pilot.getList("industries", String.class));
                case "PROVINCE" ->
                    pilot.get("leadProvince") != null
                            ? pilot.getString("leadProvince")
                            : among(pilot.getList("provinces", String.class));
                case "TYPE" -> or(pilot.getString("type"), "UNKNOWN");
                case "BATCH" -> pilot.getString("batch");
                case "REGION" -> or(profile(outcome).getString("regionCode"), "NONE");
                case "WATERSHED" -> or(profile(outcome).getString("watershedCode"), "NONE");
                case "YEAR" -> year(outcome);
                default -> "ALL";
            };
        };
    }

    private Document profile(Document outcome) {
        return story.mongo
                .getCollection("pilots")
                .find(new Document("_id", PlainTotals.pilot(outcome)))
                .first()
                .getEmbedded(List.of("sheet", "profile", "target"), Document.class);
    }

    // All of these pilots have a term that ends in 2022.
    private static String year(Document outcome) {
        var end = PlainTotals.period(outcome, "end");
        return end == null ? "2022" : end.substring(0, 4);
    }

    private static String among(List<String> codes) {
        return codes.isEmpty() ? "UNKNOWN" : codes.size() > 1 ? "SEVERAL" : codes.get(0);
    }

    private static String or(String code, String otherwise) {
        return code == null ? otherwise : code;
    }
}
