package pilotregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotregistry.language.Label;

class SocialCreditCodeTests {

    /// Published codes of well-known bodies: Huawei, Tencent, Alibaba, Sinopec, Moutai, Baosteel, Tsinghua, Peking
    /// University.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "914403001922038216",
                "9144030071526726XG",
                "91330100799655058B",
                "91110000710926094P",
                "9152000071430580XT",
                "91310000631696382C",
                "12100000400000624D",
                "12100000400002259P"
            })
    void acceptsPublishedCodes(String code) {
        assertThat(SocialCreditCode.flaw(code)).isEmpty();
        assertThat(SocialCreditCode.parse(code).orElseThrow().organizationCodeFits())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "914403001922038217, WRONG_CHECK_CHARACTER",
        "914403001922083216, WRONG_CHECK_CHARACTER",
        "91440300192203821, NOT_18_CHARACTERS",
        "'', NOT_18_CHARACTERS",
        "91440300192203821O, FOREIGN_CHARACTER",
        "9144030019220382华6, FOREIGN_CHARACTER",
        "B14403001922038216, NO_SUCH_AUTHORITY",
        "9144A3001922038216, NO_DIVISION_CODE"
    })
    void namesTheFlawOfAnyOtherText(String code, SocialCreditCodeFlaw flaw) {
        assertThat(SocialCreditCode.flaw(code)).contains(flaw);
        assertThat(SocialCreditCode.parse(code)).isEmpty();
    }

    @Test
    void noticesEveryWrongDigit() {
        var code = "9144030071526726XG";
        for (var at = 0; at < 17; at++) {
            var digit = code.charAt(at) == '7' ? '8' : '7';
            var slip = code.substring(0, at) + digit + code.substring(at + 1);
            assertThat(SocialCreditCode.parse(slip)).as(slip).isEmpty();
        }
    }

    @Test
    void readsTheCodeAsPeopleWriteIt() {
        assertThat(SocialCreditCode.parse(" ９１３３０１００７９９６５５０５８ｂ ")).contains(new SocialCreditCode("91330100799655058B"));
    }

    @Test
    void explainsItsParts() {
        var university = new SocialCreditCode("12100000400000624D");
        assertThat(university.authority()).isEqualTo(RegistrationAuthority.ESTABLISHMENT);
        assertThat(university.category()).isEqualTo(new Label("事业单位", "public institution"));
        assertThat(university.divisionCode()).isEqualTo("100000");
        assertThat(university.organizationCode()).isEqualTo("400000624");
        var company = new SocialCreditCode("91330100799655058B");
        assertThat(company.authority()).isEqualTo(RegistrationAuthority.MARKET);
        assertThat(company.category()).isEqualTo(new Label("企业", "enterprise"));
    }

    @Test
    void holdsNothingElse() {
        assertThatThrownBy(() -> new SocialCreditCode("914403001922038217"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
