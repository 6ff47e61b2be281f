package pilotregistry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.batch.BatchRegister;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;
import tools.jackson.databind.JsonNode;

@RegistryTest
class OutcomeTotalsTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    Clock clock;

    private OutcomeStory story;
    private Pilot pilot;

    @BeforeEach
    void aPilotOfItsOwn() {
        story = new OutcomeStory(port, mongo, batches, pilots, clock);
        pilot = story.pilot("石狮市大堡集控区清洁生产审核创新试点项目");
    }

    private static final String TOTALS = """
            query($batch: ID!, $by: OutcomeGrouping!) { outcomeTotals(
              filter: {batch: {eq: $batch}, demonstration: {eq: true}}, groupBy: $by) {
              metric { key } part { kind code } sum unit count confirmedCount confirmedSum confirmedShareByCount
              confirmedShareBySum leftOut { reason count sum message } } }""";

    @Test
    void addsWhatTheReaderMaySeeAndNamesTheConfirmedShare() {
        var other = story.pilot("锡山新材料产业园清洁生产审核创新试点项目", "320000", List.of("API", "DYEING"), null);
        story.confirmed(OutcomeStory.cod(pilot, "30"));
        story.report("zhao.mee", OutcomeStory.cod(other, "10"));

        var total = totals(Caller.person(port, "zhao.mee"), "METRIC").get(0);
        assertThat(total.get("sum").asString()).isEqualTo("40");
        assertThat(total.get("unit").asString()).isEqualTo("t/a");
        assertThat(total.get("confirmedShareByCount").asString()).isEqualTo("0.5");
        assertThat(total.get("confirmedShareBySum").asString()).isEqualTo("0.75");
        assertThat(totals(Caller.person(port, "he.eco"), "METRIC")
                        .get(0)
                        .get("sum")
                        .asString())
                .isEqualTo("10");
        assertThat(totals(Caller.anonymous(port), "METRIC")).isEmpty();
    }

    @Test
    void partsByWhatThePilotIs() {
        var other = story.pilot("锡山新材料产业园清洁生产审核创新试点项目", "320000", List.of("API", "DYEING"), null);
        story.report("zhao.mee", OutcomeStory.cod(pilot, "30"));
        story.report("zhao.mee", OutcomeStory.cod(other, "10"));
        var ministry = Caller.person(port, "zhao.mee");

        assertThat(parts(totals(ministry, "PROVINCE"))).containsExactly("ONE 320000 10", "ONE 350000 30");
        assertThat(parts(totals(ministry, "INDUSTRY"))).containsExactly("ONE DYEING 30", "SEVERAL null 10");
        assertThat(parts(totals(ministry, "TYPE"))).containsExactly("ONE PARK_CLUSTER 40");
        assertThat(parts(totals(ministry, "BATCH")))
                .containsExactly("ONE " + story.batchId().value() + " 40");
    }

    @Test
    void namesWhatWasLeftOutInTheCallersLanguage() {
        story.report("lin.yuan", OutcomeStory.amount(pilot, "coal_equivalent_saved", "100", "tce"));
        story.report("lin.yuan", OutcomeStory.amount(pilot, "water_saved", "3000", "万吨"));
        var zh = totals(Caller.person(port, "lin.yuan"), "METRIC");
        var en = totals(Caller.person(port, "lin.yuan").in(Locale.ENGLISH), "METRIC");

        assertThat(zh.findValuesAsString("reason")).containsExactly("MAY_INCLUDE_ELECTRICITY", "IMPLAUSIBLE");
        assertThat(zh.at("/0/sum").isNull()).isTrue();
        assertThat(zh.at("/0/leftOut/0/sum").asString()).isEqualTo("100");
        assertThat(zh.at("/0/leftOut/0/message").asString()).startsWith("1 条折标煤");
        assertThat(en.at("/0/leftOut/0/message").asString()).startsWith("1 of coal equivalent");
    }

    @Test
    void neverMixesTheInventedWithTheReal() {
        story.report("lin.yuan", OutcomeStory.cod(pilot, "30"));
        var total = Caller.person(port, "lin.yuan")
                .data(
                        "query($batch: ID!) { outcomeTotals(filter: {batch: {eq: $batch}}) { sum leftOut { reason } } }",
                        Map.of("batch", story.batchId().value()))
                .at("/outcomeTotals/0");

        assertThat(total.get("sum").isNull()).isTrue();
        assertThat(total.at("/leftOut/0/reason").asString()).isEqualTo("DEMONSTRATION");
    }

    private JsonNode totals(Caller caller, String by) {
        return caller.data(TOTALS, Map.of("batch", story.batchId().value(), "by", by))
                .get("outcomeTotals");
    }

    private static List<String> parts(JsonNode totals) {
        return totals.valueStream()
                .map(total -> total.at("/part/kind").asString() + " "
                        + total.at("/part/code").asString("null") + " "
                        + total.get("sum").asString())
                .toList();
    }
}
