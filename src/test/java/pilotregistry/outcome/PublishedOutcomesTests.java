package pilotregistry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

@RegistryTest
class PublishedOutcomesTests {

    private static final String OUTCOMES = """
            { outcomes(first: 100, filter: {batch: {in: ["batch_1", "batch_2"]}, demonstration: {eq: false}}) { totalCount
              nodes { pilot { name } metric { key } period { text } amount { value unit qualifier } canonical nature verification
                plausible findings { code } source certainty open deliverable { title } } } }""";

    @LocalServerPort
    int port;

    @Autowired
    PublishedOutcomes published;

    @Test
    void areThereForEverybodyWithTheirSources() {
        var outcomes = outcomes();

        assertThat(outcomes.get("totalCount").asInt()).isEqualTo(18);
        assertThat(outcomes.get("nodes")).allSatisfy(outcome -> {
            assertThat(outcome.get("source").asString()).isNotBlank().doesNotContain("http", "copy");
            assertThat(outcome.get("verification").asString()).isEqualTo("REPORTED");
            assertThat(outcome.get("certainty").isNull()).isFalse();
        });
        assertThat(outcomes.get("nodes").findValuesAsString("title")).hasSize(5).contains("化工园区清洁生产审核指南");
    }

    @Test
    void flagThatThirtyMillionTonnesOfWaterAreDoubtful() {
        var water = outcomes()
                .get("nodes")
                .valueStream()
                .filter(outcome -> outcome.at("/metric/key").asString().equals("water_saved"))
                .findFirst()
                .orElseThrow();

        assertThat(water.at("/pilot/name").asString()).startsWith("连云港经济技术开发区");
        assertThat(water.at("/amount/qualifier").asString()).isEqualTo("ABOUT");
        assertThat(water.get("canonical").asString()).isEqualTo("30000000");
        assertThat(water.get("plausible").asBoolean()).isFalse();
        assertThat(water.get("findings").findValuesAsString("code"))
                .containsExactly("ABOVE_RANGE", "PERIOD_NOT_A_YEAR");
        assertThat(water.get("nature").asString()).isEqualTo("BEFORE_PILOT");
    }

    @Test
    void addUpToNothingThatWasNotAchievedByAPilot() {
        var totals =
                Caller.anonymous(port).data("""
                        { outcomeTotals(filter: {batch: {in: ["batch_1", "batch_2"]}, source: null}) { metric { key } sum count
                          leftOut { reason count } } }""".replace(", source: null", "")).get("outcomeTotals");

        assertThat(totals.valueStream()
                        .filter(total -> !total.get("sum").isNull())
                        .map(total -> total.at("/metric/key").asString() + "="
                                + total.get("sum").asString()))
                .containsExactly("enterprises_covered=49");
        assertThat(totals.findValuesAsString("reason"))
                .contains("IMPLAUSIBLE", "PRELIMINARY", "BEFORE_PILOT", "NOT_NUMERIC");
    }

    @Test
    void areEnteredOnceHoweverOftenTheRegistryStarts() {
        var before = outcomes();
        published.take();

        assertThat(outcomes()).isEqualTo(before);
    }

    private JsonNode outcomes() {
        return Caller.anonymous(port).data(OUTCOMES).get("outcomes");
    }
}
