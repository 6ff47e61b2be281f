package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedRangesTests {

    private static final StatedRanges RANGES = new StatedRanges(SearchFixtures.REFERENCE);

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    氨氮减排 ≥ 10 t/a,             ammonia_nitrogen_reduced, gte, 10,    "",   ""
                    氨氮减排量不低于1万吨/年,       ammonia_nitrogen_reduced, gte, 10000, "",   ""
                    NH3-N > 500 kg/a,              ammonia_nitrogen_reduced, gt,  0.5,   "",   ""
                    節水１０萬噸以上,               water_saved,              gte, 100000, "",  ""
                    节水至少 1200,                 water_saved,              gte, 1200,  "",   ""
                    "节水 1,200,000 m³/a 以上",    water_saved,              gte, 1200000, "", ""
                    VOCs reduced by at least 5 t/a, vocs_reduced,            gte, 5,     "",   ""
                    COD reduction of no more than 300 kg/a, cod_reduced,     "",  "",    lte,  0.3
                    投资不到2亿元,                  investment,               "",  "",    lt,   20000
                    审核费用节省比例 ≥ 30%,         audit_cost_saved_pct,     gte, 30,    "",   ""
                    节电 100~200 万kWh,            electricity_saved,        gte, 100,   lte,  200
                    节电 ≥ 500 兆瓦时,              electricity_saved,       gte, 50,    "",   ""
                    at least 2 GWh/a of electricity saved, electricity_saved, gte, 200, "",   ""
                    危废减量 3 到 5 吨,             hazardous_waste_reduced,  gte, 3,     lte,  5
                    节水≥10万,                      water_saved,              gte, 100000, "",  ""
                    投资低于2亿,                    investment,               "",  "",    lt,   20000
                    投资≥3千万元,                   investment,               gte, 3000,  "",   ""
                    节水≥2百万吨,                   water_saved,              gte, 2000000, "", ""
                    年节水10万吨以上,               water_saved,              gte, 100000, "",  ""
                    累计节水10万吨以上（含）,       water_saved,              gte, 100000, "",  ""
                    节水不足10万吨,                 water_saved,              "",  "",    lt,   100000
                    water saved at least 1000 tonnes per year, water_saved,  gte, 1000,  "",   ""
                    化学需氧量（COD）减排 ≥ 1 t/a,  cod_reduced,              gte, 1,     "",   ""
                    Economic benefit per year ≥ 1 万元/a, economic_benefit,  gte, 1,     "",   ""
                    ≥ 10 t/a ammonia nitrogen reduction, ammonia_nitrogen_reduced, gte, 10, "", ""
                    at least 10 tonnes of ammonia nitrogen, ammonia_nitrogen_reduced, gte, 10, "", ""
                    10 t/a or more of COD reduction, cod_reduced,            gte, 10,    "",   ""
                    10 or more t/a of COD,          cod_reduced,             gte, 10,    "",   ""
                    reducing at least 500 kg/a of COD, cod_reduced,          gte, 0.5,   "",   ""
                    "at least 1,200 tonnes of water saved per year", water_saved, gte, 1200, "", ""
                    no more than 300 kg/a of COD,   cod_reduced,             "",  "",    lte,  0.3
                    50 to 100 t/a of VOCs,          vocs_reduced,            gte, 50,    lte,  100
                    over 100 enterprises,           enterprises_covered,     gt,  100,   "",   ""
                    20 or more low-cost options,    no_low_cost_options,     gte, 20,    "",   ""
                    less than 2 t/a carbon dioxide, co2_reduced,             "",  "",    lt,   2
                    between 10 and 20 t/a of COD,   cod_reduced,             gte, 10,    lte,  20
                    COD reduction between 10 and 20 t/a, cod_reduced,        gte, 10,    lte,  20
                    greater than or equal to 10 t/a of COD, cod_reduced,     gte, 10,    "",   ""
                    less than or equal to 10 t/a of COD, cod_reduced,        "",  "",    lte,  10
                    a minimum of 10 t/a of COD,     cod_reduced,             gte, 10,    "",   ""
                    COD reduction of no more than 10 t/a, cod_reduced,       "",  "",    lte,  10
                    not over 10 t/a of ammonia nitrogen, ammonia_nitrogen_reduced, "", "", lte, 10
                    not exceeding 300 kg/a of COD,  cod_reduced,             "",  "",    lte,  0.3
                    not under 10 t/a of COD,        cod_reduced,             gte, 10,    "",   ""
                    COD reduction not below 10 t/a, cod_reduced,             gte, 10,    "",   ""
                    not at least 10 t/a of COD,     cod_reduced,             "",  "",    lt,   10
                    不得超过 10 t/a 的氨氮减排,       ammonia_nitrogen_reduced, "",  "",   lte,  10
                    10 t/a 以上的氨氮减排,           ammonia_nitrogen_reduced, gte, 10,   "",   ""
                    """)
    void areReadInWordsSignsAndAnyUnit(String text, String metric, String from, String least, String to, String most) {
        var reading = RANGES.read("印染 " + text + " 案例");
        assertThat(reading.rest()).isEqualTo("印染   案例");
        assertThat(reading.ranges()).singleElement().satisfies(range -> {
            assertThat(range.text()).isEqualTo(text);
            assertThat(range.metric().key()).isEqualTo(metric);
            is(range.gte(), from.equals("gte") ? least : "");
            is(range.gt(), from.equals("gt") ? least : "");
            is(range.lte(), to.equals("lte") ? most : "");
            is(range.lt(), to.equals("lt") ? most : "");
        });
    }

    @Test
    void mayBeSeveral() {
        var reading = RANGES.read("COD≥20t/a印染，节水>100吨");
        assertThat(reading.ranges()).extracting(StatedRange::text).containsExactly("COD≥20t/a", "节水>100吨");
        assertThat(reading.rest()).isEqualTo("印染，");
    }

    @Test
    void mayBeSeveralWithTheNumberFirst() {
        var reading =
                RANGES.read("dyeing with at least 20 t/a of COD and at least 5 t/a of ammonia nitrogen, VOCs > 3 t/a");
        assertThat(reading.ranges())
                .extracting(StatedRange::text)
                .containsExactly("at least 20 t/a of COD", "at least 5 t/a of ammonia nitrogen", "VOCs > 3 t/a");
        assertThat(reading.rest()).isEqualTo("dyeing with   and  ,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at least 20 t/a of COD & at least 5 t/a of VOCs",
                "at least 20 t/a of COD&at least 5 t/a of VOCs",
                "COD ≥ 20 t/a & VOCs ≥ 5 t/a",
                "COD≥20&VOCs≥5",
                "COD≥20和VOCs≥5",
                "“COD≥20”，“VOCs≥5”",
                "\"at least 20 t/a of COD\" and \"at least 5 t/a of VOCs\"",
                "at least 20 t/a of COD; at least 5 t/a of VOCs?",
                "COD≥20t/a、VOCs≥5t/a！"
            })
    void mayBeJoinedAndQuotedInAnyWay(String text) {
        assertThat(RANGES.read(text).ranges())
                .extracting(range -> range.metric().key(), range -> range.gte())
                .containsExactly(
                        tuple("cod_reduced", new BigDecimal("20")), tuple("vocs_reduced", new BigDecimal("5")));
    }

    @Test
    void takeTheMetricBeforeAFigureRatherThanTheOneBehindIt() {
        assertThat(RANGES.read("COD ≥ 10 t/a ammonia nitrogen").ranges())
                .extracting(range -> range.metric().key())
                .containsExactly("cod_reduced");
        assertThat(RANGES.read("≥ 10 t/a 氨氮 ≥ 5 t/a").ranges())
                .extracting(range -> range.gte())
                .containsExactly(new BigDecimal("5"));
        assertThat(RANGES.read("节水 ≥ 10万吨 且 ≤ 5000 t/a COD").ranges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "氨氮 ≥ 10 mg/L",
                "氨氮减排 10 t/a",
                "节水 ≥ 5 万kWh",
                "氨氮减排 ≥ 10 t/d",
                "2023年印染",
                "O3 ≥ 10 t/a",
                "第二批 ≥ 3",
                "nonvocs ≥ 3 t/a",
                "节水≥1000升",
                "节水 ≥ 10 千瓦时",
                "节水 ≥ 10 兆瓦时",
                "节电 ≥ 1 太瓦时",
                "节电≥1万 太瓦时以上",
                "节电 ≥ 1 TWh",
                "节电 ≥ 1万 TWh",
                "节水 ≥ 3 桶的印染",
                "节水 ≥ 10万 加仑/年",
                "节水 ≥ 10 mg/L",
                "节水≥10吨每日",
                "water saved at least 1000 tonnes per day",
                "节水 ≥ 1.2.3 吨",
                "节水 ≥ 10,000,00 吨",
                "节水 > 1e5 t/a",
                "节水≥10吨/日",
                "节水 ≥ 10万吨 且 ≤ 5000万吨",
                "10万吨 ≤ 节水 ≤ 5000万吨",
                "节水≥10吨 或 COD≥3吨",
                "节水 50-10 万吨",
                "节水 ≥ 多",
                "10 t/a ammonia nitrogen",
                "10 t/a of COD reduction",
                "2 million tonnes of water saved",
                "over 2 million tonnes of water saved",
                "at least 10 mg/L of ammonia nitrogen",
                "at least 10 tonnes of COD per day",
                "below 50 t/d wastewater",
                "over 10 t/a wastewater treatment plant",
                "at least 5 t/a COD analyser",
                "more than 5 t/a dust collectors",
                "at least 5 t of carbon fibre",
                "over 10 t/a water saving equipment",
                "at least 2 VOCs technologies",
                "at least 2 VOCs",
                "over 3 years of COD monitoring",
                "more than 30 COD",
                "moreover 10 t/a of COD",
                "GB 8978-1996 or more of COD",
                "at least 10 kWh of COD",
                "at least 10 t/a of COD and ammonia nitrogen",
                "at least 10 t/a of COD or at least 5 t/a of VOCs",
                "at least 10 t/a of COD or more",
                "at least 10 t/a or more of COD",
                "50 to 10 t/a of COD",
                "-10 t/a or more of COD",
                "more than 10 t/a of ammonia water",
                "over 100 enterprises' dormitories",
                "10 and 20 t/a of COD",
                "between 20 and 10 t/a of COD",
                "between 10 t/a and 20 t/a of COD",
                "not between 10 and 20 t/a of COD",
                "not up to 10 t/a of COD",
                "doesn't cut at least 10 t/a of COD",
                "without reducing at least 10 t/a of COD",
                "not 10 t/a or more of COD",
                "并非至少 10 t/a 的氨氮减排",
                "not COD ≥ 10 t/a",
                "不能超过 10 t/a 的氨氮减排"
            })
    void stayWordsWhereTheyAreNotWhollyUnderstood(String text) {
        assertThat(RANGES.read(text)).isEqualTo(new StatedRanges.Reading(text, List.of()));
    }

    @Test
    void areKnownOfEveryMetricThatIsMeasured() {
        var metrics =
                SearchFixtures.lines("metrics.csv").stream().skip(1).map(line -> line.substring(0, line.indexOf(',')));
        assertThat(metrics)
                .containsExactlyInAnyOrderElementsOf(SearchFixtures.REFERENCE.outcomeMetrics().stream()
                        .filter(metric -> metric.form().measured())
                        .map(metric -> metric.key())
                        .toList());
    }

    private static void is(@Nullable BigDecimal value, String expected) {
        if (expected.isEmpty()) {
            assertThat(value).isNull();
        } else {
            assertThat(value).isEqualByComparingTo(expected);
        }
    }
}
