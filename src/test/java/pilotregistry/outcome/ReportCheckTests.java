package pilotregistry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotregistry.batch.BatchFixtures;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.HistoricPilots;
import pilotregistry.pilot.Pilot;
import pilotregistry.reference.MetricForm;
import pilotregistry.reference.ReferenceLists;

class ReportCheckTests {

    private static final ReferenceLists REFERENCE = ReferenceLists.load();
    private static final Pilot SHISHI =
            HistoricPilots.entered(HistoricPilots.shishi(BatchFixtures.second().id()), BatchFixtures.second());

    private final ReportCheck check = new ReportCheck(REFERENCE);

    @ParameterizedTest
    @CsvSource({
        "water_saved,3000,万吨,30000000",
        "water_saved,22000,m³/a,22000",
        "electricity_saved,200,万度,200",
        "electricity_saved,1203000,kWh/年,120.3",
        "heavy_metals_reduced,0.035,t/a,35",
        "investment,1.2,亿元,12000",
        "coal_equivalent_saved,350,kgce,0.35",
        "co2_reduced,1.5,万吨二氧化碳,15000",
        "enterprises_covered,32,家,32",
        "unit_energy_drop,7.2,%,7.2",
        "audit_time_saved,2,周,14"
    })
    void bringsEveryUnitWordToTheMetricsOwn(String metric, String value, String unit, String canonical) {
        var checked = check.check(amount(metric, value, unit), SHISHI);

        assertThat(checked.refusals()).isEmpty();
        assertThat(checked.report().canonical()).isEqualByComparingTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "cod_reduced,吨每桶,UNKNOWN_UNIT",
        "cod_reduced,t/d,NOT_PER_YEAR",
        "cod_reduced,万元,OTHER_DIMENSION",
        "cod_reduced,m³,NOT_FOR_THIS_METRIC",
        "investment,万元/a,METRIC_NOT_ANNUAL",
        "verified_by,t,NOT_A_QUANTITY"
    })
    void refusesImpossibleUnitsByTheConversionsOwnCodeAndNamesThePossible(
            String metric, String unit, ReportOutcomeErrorCode code) {
        var refusal = check.check(amount(metric, "1", unit), SHISHI).refusals().getFirst();

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.path()).containsExactly("input", "amount", "unit");
        assertThat(refusal.facts()).containsKey("possible");
        if (metric.equals("cod_reduced")) {
            assertThat(String.valueOf(refusal.facts().get("possible")))
                    .contains("吨", "千克")
                    .doesNotContain("立方米");
        }
    }

    @Test
    void tellsTheReductionFromBeforeAndAfterInDifferentUnits() {
        var checked = check.check(difference("cod_reduced", figure("120", "t/a"), figure("85500", "kg/a")), SHISHI);

        assertThat(checked.refusals()).isEmpty();
        assertThat(checked.report().canonical()).isEqualByComparingTo("34.5");
        assertThat(checked.findings()).isEmpty();
    }

    @Test
    void flagsWhatIsOrdersOfMagnitudeBeyondItsMetric() {
        assertThat(found("water_saved", "3000", "万吨")).containsExactly(PlausibilityCode.ABOVE_RANGE);
        assertThat(found("water_saved", "75", "万吨")).isEmpty();
        assertThat(found("cod_reduced", "0.001", "g")).containsExactly(PlausibilityCode.BELOW_RANGE);
        assertThat(found("cod_reduced", "0", "t")).isEmpty();
        assertThat(found("audit_cost_saved_pct", "99", "%")).containsExactly(PlausibilityCode.ABOVE_RANGE);
    }

    @Test
    void flagsARateThatMayBeASumOverYears() {
        assertThat(found("water_saved", "75", "万吨", new OutcomePeriod(null, null, "“十三五”以来")))
                .containsExactly(PlausibilityCode.PERIOD_NOT_A_YEAR);
        assertThat(found("water_saved", "75", "万吨/a", new OutcomePeriod(null, null, "“十三五”以来")))
                .isEmpty();
        assertThat(found("water_saved", "75", "万吨", year(2024))).isEmpty();
        assertThat(found("investment", "75", "万元", new OutcomePeriod(null, null, "“十三五”以来")))
                .isEmpty();
    }

    @Test
    void flagsAnIncreaseAndAnAmountThatIsNotTheDifference() {
        var grown = check.check(difference("so2_reduced", figure("10", "t"), figure("12", "t")), SHISHI);
        var draft = difference("so2_reduced", figure("10", "t"), figure("6", "t"));
        var other = check.check(with(draft, figure("5", "t")), SHISHI);
        var rounded = check.check(with(draft, figure("3.99", "t")), SHISHI);

        assertThat(grown.findings()).extracting(PlausibilityFinding::code).containsExactly(PlausibilityCode.WORSENED);
        assertThat(other.findings())
                .extracting(PlausibilityFinding::code)
                .containsExactly(PlausibilityCode.DIFFERENCE_DISAGREES);
        assertThat(rounded.findings()).isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        var draft = difference("so2_reduced", figure("10", "t"), null);

        assertThat(refused(with(draft, figure("11", "t"))))
                .containsExactly(ReportOutcomeErrorCode.REDUCTION_ABOVE_BASELINE);
        assertThat(refused(draft)).containsExactly(ReportOutcomeErrorCode.BASELINE_INCOMPLETE);
        assertThat(refused(amount("unit_energy_drop", "101", "%")))
                .containsExactly(ReportOutcomeErrorCode.PERCENT_ABOVE_HUNDRED);
        assertThat(refused(amount("enterprises_covered", "2.5", "家")))
                .containsExactly(ReportOutcomeErrorCode.NOT_WHOLE);
        assertThat(refused(amount("enterprises_covered", "-2", "家"))).containsExactly(ReportOutcomeErrorCode.NEGATIVE);
        assertThat(refused(difference("investment", figure("1", "万元"), figure("2", "万元"))))
                .containsExactly(ReportOutcomeErrorCode.NOT_BY_DIFFERENCE);
    }

    @Test
    void putsEveryMetricOnOneSideOfThePerformance() {
        assertThat(family("cod_reduced")).isEqualTo(OutcomeFamily.ENVIRONMENTAL_BENEFIT);
        assertThat(family("economic_benefit")).isEqualTo(OutcomeFamily.ENVIRONMENTAL_BENEFIT);
        assertThat(family("audit_cost_saved_pct")).isEqualTo(OutcomeFamily.AUDIT_EFFICIENCY);
        assertThat(family("enterprises_covered")).isEqualTo(OutcomeFamily.AUDIT_EFFICIENCY);
    }

    @Test
    void hasARangeWithAReasonForEveryMeasuredMetric() {
        assertThat(REFERENCE.outcomeMetrics()).hasSize(30).allSatisfy(metric -> {
            assertThat(metric.plausible() != null).isEqualTo(metric.form().measured());
            assertThat(metric.byDifference() && metric.form() != MetricForm.QUANTITY)
                    .isFalse();
        });
    }

    @Test
    void namesTheSameOutcomeForTheSameMetricEnterpriseAndPeriodOnly() {
        var id = id(amount("cod_reduced", "1", "t"));

        assertThat(id(amount("cod_reduced", "2", "kg"))).isEqualTo(id);
        assertThat(id(amount("so2_reduced", "1", "t"))).isNotEqualTo(id);
        assertThat(id(OutcomeDraft.of(SHISHI.id(), "91350581ma0000001x ", "cod_reduced", null, figure("1", "t"))))
                .isNotEqualTo(id);
        assertThat(id(OutcomeDraft.of(SHISHI.id(), null, "cod_reduced", year(2024), figure("1", "t"))))
                .isNotEqualTo(id);
        assertThat(id(OutcomeDraft.of(SHISHI.id(), null, "cod_reduced", OutcomePeriod.WHOLE, figure("1", "t"))))
                .isEqualTo(id);
    }

    private OutcomeId id(OutcomeDraft draft) {
        return OutcomeId.of(java.util.Objects.requireNonNull(
                check.check(draft, SHISHI).subject(), () -> String.valueOf(refused(draft))));
    }

    private OutcomeFamily family(String metric) {
        return check.check(amount(metric, "1", "t"), SHISHI).family();
    }

    private List<ReportOutcomeErrorCode> refused(OutcomeDraft draft) {
        return check.check(draft, SHISHI).refusals().stream().map(Refusal::code).toList();
    }

    private List<PlausibilityCode> found(String metric, String value, String unit) {
        return found(metric, value, unit, null);
    }

    private List<PlausibilityCode> found(String metric, String value, String unit, @Nullable OutcomePeriod period) {
        var checked = check.check(OutcomeDraft.of(SHISHI.id(), null, metric, period, figure(value, unit)), SHISHI);
        assertThat(checked.refusals()).isEmpty();
        return checked.findings().stream().map(PlausibilityFinding::code).toList();
    }

    static OutcomePeriod year(int year) {
        return new OutcomePeriod(YearMonth.of(year, 1), YearMonth.of(year, 12), null);
    }

    private static OutcomeDraft.Figure figure(String value, String unit) {
        return new OutcomeDraft.Figure(new BigDecimal(value), unit, null, null, null);
    }

    private static OutcomeDraft amount(String metric, String value, String unit) {
        return OutcomeDraft.of(SHISHI.id(), null, metric, null, figure(value, unit));
    }

    private static OutcomeDraft difference(
            String metric, OutcomeDraft.Figure baseline, OutcomeDraft.@Nullable Figure after) {
        return draft(metric, null, baseline, after);
    }

    private static OutcomeDraft with(OutcomeDraft draft, OutcomeDraft.Figure amount) {
        return draft(draft.metric(), amount, draft.baseline(), draft.after());
    }

    private static OutcomeDraft draft(
            String metric,
            OutcomeDraft.@Nullable Figure amount,
            OutcomeDraft.@Nullable Figure baseline,
            OutcomeDraft.@Nullable Figure after) {
        return new OutcomeDraft(
                SHISHI.id(),
                null,
                metric,
                null,
                amount,
                baseline,
                after,
                null,
                null,
                null,
                null,
                OutcomeNature.ACHIEVED,
                null,
                null,
                null,
                null);
    }
}
