package pilotregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTests {

    private static final ReferenceLists LISTS = ReferenceLists.load();
    private static final Units UNITS = LISTS.units();

    @ParameterizedTest
    @CsvSource({
        "3, 亿元, investment, 30000",
        "3525.73, 万元, investment, 3525.73",
        "12, 万度, electricity_saved, 12",
        "12345, kWh, electricity_saved, 1.2345",
        "0.5, 亿千瓦时/a, electricity_saved, 5000",
        "20, MWh/a, electricity_saved, 2",
        "3, 吉瓦时, electricity_saved, 300",
        "200, 千克, cod_reduced, 0.2",
        "2, 万吨/年, material_saved, 20000",
        "3, 吨标煤, coal_equivalent_saved, 3",
        "1.5, 万吨标准煤每年, coal_equivalent_saved, 15000",
        "40, m³/a, water_saved, 40",
        "3, 万立方米, wastewater_reduced, 30000",
        "7, t CO2/a, co2_reduced, 7",
        "7.2, %, unit_energy_drop, 7.2",
        "29, 家, enterprises_covered, 29",
        "338, 项, no_low_cost_options, 338",
        "5, 天, audit_time_saved, 5"
    })
    void bringsWhatIsWrittenToTheUnitOfTheMetric(String value, String unit, String metric, String expected) {
        assertThat(converted(value, unit, metric).value()).isEqualTo(new BigDecimal(expected));
    }

    @Test
    void countsHeavyMetalsInKilograms() {
        assertThat(converted("0.02", "吨", "heavy_metals_reduced").value()).isEqualTo(new BigDecimal("20"));
        assertThat(converted("300", "g/a", "heavy_metals_reduced").value()).isEqualTo(new BigDecimal("0.3"));
        assertThat(metric("heavy_metals_reduced").canonicalUnit()).isEqualTo("kg/a");
    }

    @Test
    void countsAMonthAsThirtyDaysAndSaysSo() {
        var months = converted("2", "个月", "audit_time_saved");
        assertThat(months.value()).isEqualTo(new BigDecimal("60"));
        assertThat(months.approximate()).isTrue();
        assertThat(converted("2", "日", "audit_time_saved").approximate()).isFalse();
    }

    @Test
    void saysWhenItTookAnAmountForAYearlyOne() {
        assertThat(converted("8", "吨", "cod_reduced").yearAssumed()).isTrue();
        assertThat(converted("8", "吨/年", "cod_reduced").yearAssumed()).isFalse();
        assertThat(converted("8", "万元", "investment").yearAssumed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "万吨, investment, OTHER_DIMENSION",
        "万元, cod_reduced, OTHER_DIMENSION",
        "万度, coal_equivalent_saved, OTHER_DIMENSION",
        "m³, solid_waste_reduced, NOT_FOR_THIS_METRIC",
        "t CO2, so2_reduced, NOT_FOR_THIS_METRIC",
        "家, no_low_cost_options, NOT_FOR_THIS_METRIC",
        "万元/a, investment, METRIC_NOT_ANNUAL",
        "吨/月, cod_reduced, NOT_PER_YEAR",
        "kg/d, cod_reduced, NOT_PER_YEAR",
        "吨, cp_level_before, NOT_A_QUANTITY",
        "份, deliverables, UNKNOWN_UNIT",
        "斤, cod_reduced, UNKNOWN_UNIT",
        "'', cod_reduced, UNKNOWN_UNIT",
        "/a, cod_reduced, UNKNOWN_UNIT"
    })
    void refusesImpossiblePairsAsAValue(String unit, String metric, ConversionRefusal refusal) {
        assertThat(UNITS.convert(BigDecimal.ONE, unit, metric(metric))).isEqualTo(new Conversion.Impossible(refusal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"万kWh", "万ＫＷＨ", "萬kwh", "万 kW·h", " 万度 ", "10^4 kWh"})
    void readsAUnitHoweverItIsWritten(String text) {
        assertThat(UNITS.read(text).map(WrittenUnit::unit).map(Unit::code)).contains("WAN_KWH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t/a", "吨/年", "吨每年", "ｔ／ａ", "T/y", "吨 / a"})
    void readsAYearlyRateHoweverItIsWritten(String text) {
        var written = UNITS.read(text).orElseThrow();
        assertThat(written.unit().id()).isEqualTo("unit_TONNE");
        assertThat(written.perYear()).isTrue();
    }

    @Test
    void knowsEveryUnitThatTheSourcesOfAMetricUse() {
        assertThat(LISTS.outcomeMetrics())
                .allSatisfy(metric -> assertThat(metric.unitsSeen())
                        .filteredOn(seen -> !seen.equals("1"))
                        .allSatisfy(seen -> assertThat(UNITS.convert(BigDecimal.ONE, seen, metric))
                                .isInstanceOf(Conversion.Converted.class)));
    }

    @Test
    void explainsEveryRefusalInBothLanguages() {
        assertThat(ConversionRefusal.values()).allSatisfy(refusal -> {
            assertThat(refusal.text().zh()).isNotBlank();
            assertThat(refusal.text().en()).isNotBlank();
        });
    }

    private static Conversion.Converted converted(String value, String unit, String metric) {
        var conversion = UNITS.convert(new BigDecimal(value), unit, metric(metric));
        assertThat(conversion).isInstanceOf(Conversion.Converted.class);
        return (Conversion.Converted) conversion;
    }

    private static OutcomeMetric metric(String key) {
        return LISTS.outcomeMetric(key).orElseThrow();
    }
}
