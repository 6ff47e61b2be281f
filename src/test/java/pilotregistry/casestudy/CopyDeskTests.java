package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotregistry.application.IndustryChoice;
import pilotregistry.casestudy.CaseFlaw.Code;
import pilotregistry.reference.ReferenceLists;

class CopyDeskTests {

    private static final CopyDesk DESK = new CopyDesk(ReferenceLists.load());

    @Test
    void bringsResultsToTheUnitOfTheirMetric() {
        var copy = DESK.read(results(result("water_saved", "75", "万吨/年")));
        assertThat(copy.flaws()).isEmpty();
        var result = copy.content().results().getFirst();
        assertThat(result.canonical()).isEqualByComparingTo("750000");
        assertThat(result.value()).isEqualByComparingTo("75");
        assertThat(result.unit()).isEqualTo("万吨/年");
    }

    @Test
    void readsBlanksAsNothingSaid() {
        var copy = DESK.read(wording(" 印染园区整体审核 ", new Narrative("  ", " 做法 ", null, null, null, null, null)));
        assertThat(copy.content().title()).isEqualTo("印染园区整体审核");
        assertThat(copy.content().summary()).isEmpty();
        assertThat(copy.content().narrative().problem()).isNull();
        assertThat(copy.content().narrative().approach()).isEqualTo("做法");
        assertThat(copy.licence()).isEqualTo("CC-BY-4.0");
    }

    @Test
    void findsEverythingThatCannotStandAtOnce() {
        var copy = DESK.read(new CaseWording(
                " ",
                "长".repeat(CopyDesk.SUMMARY + 1),
                null,
                List.of(result("no_such_metric", "1", "吨"), result("cod_reduced", "-1", "度")),
                List.of(new IndustryChoice("BREWING", null)),
                null,
                "990000",
                "350500",
                "XX",
                "NILE",
                new Replicability(
                        List.of("DYEING", "BREWING"),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        new BigDecimal("101")),
                1900,
                "MIT"));
        assertThat(copy.flaws().stream().map(CopyDeskTests::told))
                .containsExactlyInAnyOrder(
                        "TITLE_MISSING title",
                        "TOO_LONG summary",
                        "UNKNOWN_METRIC results.0.metric",
                        "NUMBER_OUT_OF_RANGE results.1.value",
                        "UNIT_DOES_NOT_FIT results.1.unit",
                        "UNKNOWN_INDUSTRY industries.0.code",
                        "UNKNOWN_PROVINCE provinceCode",
                        "PREFECTURE_NOT_IN_PROVINCE prefectureCode",
                        "UNKNOWN_REGION regionCode",
                        "UNKNOWN_WATERSHED watershedCode",
                        "UNKNOWN_INDUSTRY replicability.industries.1",
                        "NUMBER_OUT_OF_RANGE replicability.paybackYears",
                        "NUMBER_OUT_OF_RANGE year",
                        "UNKNOWN_LICENCE licence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001b", "\u0085", "\u202e", "\u2066", "\ufeff", "\ud800", "\uffff"})
    void takesNoCharacterThatNoTextHolds(String character) {
        assertThat(DESK.read(wording("园区" + character + "审核", null)).flaws())
                .extracting(CaseFlaw::code)
                .containsExactly(Code.CONTROL_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\t", "\r\n", "〔2023〕", "𠮷", "😀", "½", "ﬁ", "中\u3000文"})
    void takesWhatPeopleWrite(String text) {
        assertThat(DESK.read(wording("园区" + text + "审核", null)).flaws()).isEmpty();
    }

    @Test
    void takesADistrictOfAMunicipalityForAPrefectureAndNoOtherCounty() {
        assertThat(DESK.read(placed("110000", "110105")).flaws()).isEmpty();
        assertThat(DESK.read(placed(null, "350500")).flaws()).isEmpty();
        assertThat(DESK.read(placed("350000", "350581")).flaws())
                .extracting(CaseFlaw::code)
                .containsExactly(Code.UNKNOWN_PREFECTURE);
        assertThat(DESK.read(placed("320000", "350500")).flaws())
                .extracting(CaseFlaw::code)
                .containsExactly(Code.PREFECTURE_NOT_IN_PROVINCE);
        assertThat(DESK.read(placed("660000", "650100")).flaws()).isEmpty();
    }

    @Test
    void takesListsInBoundsAndNothingTwice() {
        var many = Collections.nCopies(CopyDesk.ITEMS + 1, new IndustryChoice("STEEL", null));
        var copy = DESK.read(new CaseWording(
                "题",
                null,
                null,
                List.of(result("cod_reduced", "1", "吨"), result("cod_reduced", "1", "吨")),
                many,
                null,
                null,
                null,
                null,
                null,
                Replicability.UNKNOWN,
                null,
                null));
        assertThat(copy.flaws())
                .extracting(CaseFlaw::code)
                .contains(Code.TOO_MANY, Code.LISTED_TWICE)
                .containsOnly(Code.TOO_MANY, Code.LISTED_TWICE);
    }

    private static String told(CaseFlaw flaw) {
        return flaw.code() + " " + String.join(".", flaw.path());
    }

    private static CaseWording.Result result(String metric, String value, String unit) {
        return new CaseWording.Result(null, new CaseWording.Figure(metric, new BigDecimal(value), unit, null));
    }

    private static CaseWording results(CaseWording.Result... results) {
        return new CaseWording(
                "题",
                null,
                null,
                List.of(results),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                Replicability.UNKNOWN,
                null,
                null);
    }

    private static CaseWording wording(String title, @Nullable Narrative narrative) {
        return new CaseWording(
                title,
                null,
                narrative,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                Replicability.UNKNOWN,
                null,
                null);
    }

    private static CaseWording placed(@Nullable String province, String prefecture) {
        return new CaseWording(
                "题",
                null,
                null,
                List.of(),
                List.of(),
                null,
                province,
                prefecture,
                null,
                null,
                Replicability.UNKNOWN,
                null,
                null);
    }
}
