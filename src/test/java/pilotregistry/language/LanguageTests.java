package pilotregistry.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | EN",
                "EN-gb | EN",
                "zh-TW | ZH",
                "en;q=0.5, zh;q=0.9 | ZH",
                "zh;q=0.5, en;q=0.9 | EN",
                "fr, en;q=0.2 | EN",
                "fr, zh;q=0.1, en;q=0.2 | EN",
                "en, zh | EN",
                "zh, en | ZH",
                "en-US;q=0.1, zh;q=0.3, en;q=0.8 | EN",
                "de | ZH",
                "'' | ZH",
            })
    void isTheOneThatIsPreferred(String accepted, Language language) {
        assertThat(Language.accepted(List.of(accepted))).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en;q=0 | ZH",
                "en;q=0.000 | ZH",
                "zh;q=0 | EN",
                "zh;q=0, en;q=0 | ZH",
                "*;q=0 | ZH",
                "* | ZH",
                "en;q=0, * | ZH",
                "zh;q=0, * | EN",
                "*, en;q=0.5 | ZH",
                "*;q=0.1, en;q=0.5 | EN",
                "*;q=0, en;q=0.1 | EN",
                "de, *;q=0.5 | ZH",
            })
    void isNeverTheOneThatIsRefused(String accepted, Language language) {
        assertThat(Language.accepted(List.of(accepted))).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en;q=2 | ZH",
                "en;q=x | ZH",
                "§§§, en | EN",
                ",,, en ,, | EN",
                "zh;q=x, en;q=0.1 | EN",
                "../../etc/passwd | ZH",
                "e | ZH",
                ";;; | ZH",
            })
    void passesOverWhatCannotBeRead(String accepted, Language language) {
        assertThat(Language.accepted(List.of(accepted))).isEqualTo(language);
    }

    @Test
    void readsAHeaderThatComesInParts() {
        assertThat(Language.accepted(List.of("zh;q=0.1", "en;q=0.2"))).isEqualTo(Language.EN);
        assertThat(Language.accepted(List.of())).isEqualTo(Language.ZH);
    }
}
