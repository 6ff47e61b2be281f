package pilotregistry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotregistry.outcome.OutcomeGrouping.PartKind;
import pilotregistry.reference.ReferenceLists;

class TotalsTests {

    private static final ReferenceLists REFERENCE = ReferenceLists.load();
    private static final OutcomePeriod Y2023 = ReportCheckTests.year(2023);
    private static final OutcomePeriod Y2024 = ReportCheckTests.year(2024);

    @Test
    void addsLikeMetricsExactly() {
        var totals = totals(
                OutcomeGrouping.METRIC,
                row("a", "cod_reduced", "0.1"),
                row("b", "cod_reduced", "0.2"),
                row("c", "so2_reduced", "5"));

        assertThat(total(totals, "cod_reduced").sum()).isEqualTo(new BigDecimal("0.3"));
        assertThat(total(totals, "so2_reduced").sum()).isEqualByComparingTo("5");
    }

    @Test
    void saysWhichShareIsConfirmedByCountAndBySum() {
        var total = total(
                totals(
                        OutcomeGrouping.METRIC,
                        row("a", "cod_reduced", "30").with(OutcomeStatus.CONFIRMED),
                        row("b", "cod_reduced", "10").with(OutcomeStatus.PROVINCE_VERIFIED),
                        row("c", "cod_reduced", "60")),
                "cod_reduced");

        assertThat(total.confirmedShareByCount()).isEqualByComparingTo("0.3333");
        assertThat(total.confirmedShareBySum()).isEqualByComparingTo("0.3");
        assertThat(total.confirmedSum()).isEqualByComparingTo("30");
    }

    @Test
    void leavesOutWhatIsNotLikeAndSaysWhy() {
        var totals = totals(
                OutcomeGrouping.METRIC,
                row("a", "cod_reduced", "1").with(OutcomeStatus.DISPUTED),
                row("b", "cod_reduced", "2").implausible(),
                row("c", "cod_reduced", "3").with(OutcomeNature.EXPECTED),
                row("d", "cod_reduced", "4").with(OutcomeNature.PRELIMINARY),
                row("e", "cod_reduced", "5").with(OutcomeNature.BEFORE_PILOT),
                row("f", "cod_reduced", "6").notAYear(),
                row("g", "cod_reduced", "7").invented(),
                row("h", "cod_reduced", "8"),
                row("a", "unit_energy_drop", "7.2"),
                row("a", "verified_by", null));
        var cod = total(totals, "cod_reduced");

        assertThat(cod.sum()).isEqualByComparingTo("8");
        assertThat(left(cod))
                .isEqualTo(Map.of(
                        LeftOutReason.DISPUTED, "1",
                        LeftOutReason.IMPLAUSIBLE, "2",
                        LeftOutReason.EXPECTED, "3",
                        LeftOutReason.PRELIMINARY, "4",
                        LeftOutReason.BEFORE_PILOT, "5",
                        LeftOutReason.PERIOD_NOT_A_YEAR, "6",
                        LeftOutReason.DEMONSTRATION, "7"));
        assertThat(left(total(totals, "unit_energy_drop"))).isEqualTo(Map.of(LeftOutReason.NOT_ADDITIVE, "null"));
        assertThat(left(total(totals, "verified_by"))).isEqualTo(Map.of(LeftOutReason.NOT_NUMERIC, "null"));
        assertThat(total(totals, "verified_by").sum()).isNull();
    }

    @Test
    void addsCoalEquivalentOnlyWhereItContainsNoElectricity() {
        var coal = total(
                totals(
                        OutcomeGrouping.METRIC,
                        row("a", "coal_equivalent_saved", "100").electricity(false),
                        row("b", "coal_equivalent_saved", "20").electricity(true),
                        row("c", "coal_equivalent_saved", "3").electricity(null)),
                "coal_equivalent_saved");

        assertThat(coal.sum()).isEqualByComparingTo("100");
        assertThat(left(coal)).isEqualTo(Map.of(LeftOutReason.MAY_INCLUDE_ELECTRICITY, "23"));
    }

    @Test
    void countsThePilotsOwnFigureBeforeThoseOfItsEnterprises() {
        var cod = total(
                totals(
                        OutcomeGrouping.METRIC,
                        row("a", "cod_reduced", "10").of("E1"),
                        row("a", "cod_reduced", "20").of("E2"),
                        row("a", "cod_reduced", "33"),
                        row("b", "cod_reduced", "4").of("E3")),
                "cod_reduced");

        assertThat(cod.sum()).isEqualByComparingTo("37");
        assertThat(left(cod)).isEqualTo(Map.of(LeftOutReason.PART_OF_PILOT_FIGURE, "30"));
    }

    @Test
    void countsTheEnterprisesWhereThePilotsOwnFigureDoesNotCount() {
        var cod = total(
                totals(
                        OutcomeGrouping.METRIC,
                        row("a", "cod_reduced", "10").of("E1"),
                        row("a", "cod_reduced", "20").of("E2"),
                        row("a", "cod_reduced", "33").with(OutcomeStatus.DISPUTED)),
                "cod_reduced");

        assertThat(cod.sum()).isEqualByComparingTo("30");
        assertThat(left(cod)).isEqualTo(Map.of(LeftOutReason.DISPUTED, "33"));
    }

    @Test
    void countsOfYearlyRatesTheLatestOnly() {
        var cod = total(
                totals(
                        OutcomeGrouping.METRIC,
                        row("a", "cod_reduced", "10").in(Y2023),
                        row("a", "cod_reduced", "12").in(Y2024),
                        row("a", "cod_reduced", "11").in(new OutcomePeriod(null, null, "以来"))),
                "cod_reduced");

        assertThat(cod.sum()).isEqualByComparingTo("12");
        assertThat(left(cod)).isEqualTo(Map.of(LeftOutReason.OTHER_PERIOD, "21"));
    }

    @Test
    void countsTheConfirmedBeforeTheMerelyReported() {
        var cod = total(
                totals(
                        OutcomeGrouping.METRIC,
                        row("a", "cod_reduced", "9000"),
                        row("a", "cod_reduced", "500").in(Y2024).with(OutcomeStatus.PROVINCE_VERIFIED),
                        row("a", "cod_reduced", "12").in(Y2023).with(OutcomeStatus.CONFIRMED)),
                "cod_reduced");

        assertThat(cod.sum()).isEqualByComparingTo("12");
        assertThat(left(cod)).isEqualTo(Map.of(LeftOutReason.OTHER_PERIOD, "9500"));
    }

    @Test
    void addsWhatIsCountedOnceOverTimesThatDoNotOverlap() {
        var investment = total(
                totals(
                        OutcomeGrouping.METRIC,
                        row("a", "investment", "10").in(Y2023),
                        row("a", "investment", "12").in(Y2024),
                        row("b", "investment", "100"),
                        row("b", "investment", "60").in(Y2023)),
                "investment");

        assertThat(investment.sum()).isEqualByComparingTo("122");
        assertThat(left(investment)).isEqualTo(Map.of(LeftOutReason.OTHER_PERIOD, "60"));
    }

    @Test
    void putsWhatBelongsToSeveralIntoAPartOfItsOwn() {
        var totals = totals(
                OutcomeGrouping.INDUSTRY,
                row("a", "cod_reduced", "1").industries("DYEING"),
                row("b", "cod_reduced", "2").industries("DYEING", "ELECTROPLATING"),
                row("c", "cod_reduced", "4").industries());

        assertThat(totals)
                .extracting(total -> total.part().kind() + ":" + total.part().code() + "=" + total.sum())
                .containsExactly("ONE:DYEING=1", "SEVERAL:null=2", "UNKNOWN:null=4");
    }

    @ParameterizedTest
    @EnumSource(OutcomeGrouping.class)
    void partsSumUpToTheWhole(OutcomeGrouping grouping) {
        for (long seed = 0; seed < 50; seed++) {
            var rows = random(new Random(seed));
            var whole = totals(OutcomeGrouping.METRIC, rows.toArray(Row[]::new));
            var parts = totals(grouping, rows.toArray(Row[]::new));

            assertThat(sums(parts)).as("seed " + seed).isEqualTo(sums(whole));
            assertThat(Stream.concat(
                                    parts.stream().map(total -> total.counted().count()),
                                    parts.stream()
                                            .flatMap(total ->
                                                    total.leftOut().stream().map(OutcomeTotal.LeftOut::count)))
                            .mapToInt(Integer::intValue)
                            .sum())
                    .as("every outcome is counted or left out, seed " + seed)
                    .isEqualTo(rows.size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverDependsOnTheOrderWithinAPilot(long seed) {
        var random = new Random(seed);
        var rows = random(random);
        var shuffled = new ArrayList<>(rows);
        java.util.Collections.shuffle(shuffled, random);

        assertThat(sums(totals(OutcomeGrouping.METRIC, shuffled.toArray(Row[]::new))))
                .isEqualTo(sums(totals(OutcomeGrouping.METRIC, rows.toArray(Row[]::new))));
    }

    private static List<Row> random(Random random) {
        var metrics = List.of("cod_reduced", "investment", "coal_equivalent_saved", "unit_energy_drop");
        var rows = new java.util.LinkedHashMap<String, Row>();
        for (int i = 0; i < 60; i++) {
            var pilot = "p" + random.nextInt(8);
            var metric = metrics.get(random.nextInt(metrics.size()));
            var enterprise = random.nextInt(3);
            var period = List.of(OutcomePeriod.WHOLE, Y2023, Y2024).get(random.nextInt(3));
            var row = row(pilot, metric, String.valueOf(random.nextInt(1000) / 10.0))
                    .in(period)
                    .of(enterprise == 0 ? null : "E" + enterprise)
                    .with(OutcomeStatus.values()[random.nextInt(4)])
                    .with(random.nextInt(5) == 0 ? OutcomeNature.EXPECTED : OutcomeNature.ACHIEVED)
                    .electricity(random.nextBoolean() ? false : null)
                    .industries(List.of("DYEING", "LEATHER")
                            .subList(0, pilot.hashCode() % 3)
                            .toArray(String[]::new));
            // One outcome for each pilot, enterprise, metric and period.
            rows.put(pilot + metric + enterprise + period.key(), row);
        }
        return List.copyOf(rows.values());
    }

    private static Map<String, BigDecimal> sums(List<OutcomeTotal> totals) {
        return totals.stream()
                .collect(Collectors.toMap(
                        total -> total.metric().key(),
                        total -> total.counted().sum().setScale(3, java.math.RoundingMode.UNNECESSARY),
                        BigDecimal::add));
    }

    private static Map<LeftOutReason, String> left(OutcomeTotal total) {
        return total.leftOut().stream()
                .collect(Collectors.toMap(OutcomeTotal.LeftOut::reason, left -> String.valueOf(left.sum())));
    }

    private static OutcomeTotal total(List<OutcomeTotal> totals, String metric) {
        assertThat(totals).extracting(total -> total.part().kind()).containsOnly(PartKind.ALL);
        return totals.stream()
                .filter(total -> total.metric().key().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static List<OutcomeTotal> totals(OutcomeGrouping grouping, Row... rows) {
        var totals =
                new Totals(grouping, false, key -> REFERENCE.outcomeMetric(key).orElseThrow());
        Stream.of(rows)
                .map(Row::row)
                .sorted(Comparator.comparing(TotalsRow::metric).thenComparing(TotalsRow::pilot))
                .forEach(totals::add);
        return totals.done();
    }

    private static Row row(String pilot, String metric, @Nullable String value) {
        return new Row(new TotalsRow(
                pilot,
                null,
                metric,
                OutcomePeriod.WHOLE,
                OutcomeStatus.REPORTED,
                OutcomeNature.ACHIEVED,
                value == null ? null : new BigDecimal(value),
                true,
                true,
                null,
                false,
                new TotalsFacts(
                        "PARK_CLUSTER",
                        "350000",
                        List.of("350000"),
                        List.of("DYEING"),
                        "batch_2",
                        null,
                        null,
                        YearMonth.of(2024, 8),
                        false)));
    }

    /// A row that is told in parts.
    private record Row(TotalsRow row) {

        Row with(OutcomeStatus status) {
            return copy(row.enterprise(), row.period(), status, row.nature(), row.plausible(), row.aYear());
        }

        Row with(OutcomeNature nature) {
            return copy(row.enterprise(), row.period(), row.status(), nature, row.plausible(), row.aYear());
        }

        Row of(@Nullable String enterprise) {
            return copy(enterprise, row.period(), row.status(), row.nature(), row.plausible(), row.aYear());
        }

        Row in(OutcomePeriod period) {
            return copy(row.enterprise(), period, row.status(), row.nature(), row.plausible(), row.aYear());
        }

        Row implausible() {
            return copy(row.enterprise(), row.period(), row.status(), row.nature(), false, row.aYear());
        }

        Row notAYear() {
            return copy(row.enterprise(), row.period(), row.status(), row.nature(), row.plausible(), false);
        }

        Row electricity(@Nullable Boolean included) {
            return about(included, row.facts().industries(), row.facts().demonstration());
        }

        Row industries(String... industries) {
            return about(
                    row.electricityIncluded(), List.of(industries), row.facts().demonstration());
        }

        Row invented() {
            return about(row.electricityIncluded(), row.facts().industries(), true);
        }

        private Row copy(
                @Nullable String enterprise,
                OutcomePeriod period,
                OutcomeStatus status,
                OutcomeNature nature,
                boolean plausible,
                boolean aYear) {
            return new Row(new TotalsRow(
                    row.pilot(),
                    enterprise,
                    row.metric(),
                    period,
                    status,
                    nature,
                    row.value(),
                    plausible,
                    aYear,
                    row.electricityIncluded(),
                    row.open(),
                    row.facts()));
        }

        private Row about(@Nullable Boolean electricity, List<String> industries, boolean demonstration) {
            return new Row(new TotalsRow(
                    row.pilot(),
                    row.enterprise(),
                    row.metric(),
                    row.period(),
                    row.status(),
                    row.nature(),
                    row.value(),
                    row.plausible(),
                    row.aYear(),
                    electricity,
                    row.open(),
                    new TotalsFacts(
                            row.facts().type(),
                            row.facts().leadProvince(),
                            row.facts().provinces(),
                            industries,
                            row.facts().batch(),
                            row.facts().region(),
                            row.facts().watershed(),
                            row.facts().termEnd(),
                            demonstration)));
        }
    }
}
