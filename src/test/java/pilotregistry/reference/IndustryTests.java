package pilotregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndustryTests {

    private static final ReferenceLists LISTS = ReferenceLists.load();

    @ParameterizedTest
    @CsvSource({
        "STEEL, 3120, UNDER",
        "STEEL, 31, UNDER",
        "STEEL, 3391, OUTSIDE",
        "COKING, 2521, UNDER",
        "COKING, 2522, OUTSIDE",
        "COKING, 25, POSSIBLE",
        "PETROCHEMICAL, 2511, UNDER",
        "PETROCHEMICAL, 2614, UNDER",
        "DYEING, 1713, UNDER",
        "DYEING, 1711, OUTSIDE",
        "DYEING, 17, POSSIBLE",
        "INDUSTRIAL_COATING, 3612, POSSIBLE",
        "INDUSTRIAL_COATING, 1713, OUTSIDE",
        "OTHER, 3451, OUTSIDE"
    })
    void saysWhetherAnActivityFallsUnderIt(String industry, String code, IndustryMatch match) {
        assertThat(LISTS.industry(industry).orElseThrow().match(new GbtCode(code)))
                .isEqualTo(match);
    }

    @Test
    void readsCodesOfAllThreeLevels() {
        var dyeing = GbtCode.parse("C1713").orElseThrow();
        assertThat(dyeing.value()).isEqualTo("1713");
        assertThat(dyeing.level()).isEqualTo(GbtLevel.CLASS);
        assertThat(dyeing.section()).isEqualTo("C");
        assertThat(new GbtCode("251").level()).isEqualTo(GbtLevel.GROUP);
        assertThat(new GbtCode("06").section()).isEqualTo("B");
        assertThat(new GbtCode("97").section()).isEqualTo("T");
        assertThat(GbtCode.parse("ｃ １７")).contains(new GbtCode("17"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, NOT_TWO_TO_FOUR_DIGITS",
        "17135, NOT_TWO_TO_FOUR_DIGITS",
        "'', NOT_TWO_TO_FOUR_DIGITS",
        "印染, NOT_TWO_TO_FOUR_DIGITS",
        "00, NO_SUCH_DIVISION",
        "9801, NO_SUCH_DIVISION",
        "D1713, OTHER_SECTION"
    })
    void namesTheFlawOfAnyOtherCode(String code, GbtCodeFlaw flaw) {
        assertThat(GbtCode.flaw(code)).contains(flaw);
        assertThat(GbtCode.parse(code)).isEmpty();
    }
}
