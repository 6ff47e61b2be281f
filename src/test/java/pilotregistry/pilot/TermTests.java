package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTests {

    private static final Term YEAR = Term.of(YearMonth.of(2023, 8), 12);

    @Test
    void aYearFromAugustEndsInAugust() {
        assertThat(YEAR.end()).isEqualTo(YearMonth.of(2024, 8));
        assertThat(YEAR.months()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"2023-07,DESIGNATED", "2023-08,RUNNING", "2024-08,RUNNING", "2024-09,TERM_OVER"})
    void runsFromItsFirstMonthToItsLastBothInFull(YearMonth month, PilotStatus status) {
        assertThat(YEAR.at(month)).isEqualTo(status);
    }

    @Test
    void neverEndsBeforeItStarts() {
        assertThatThrownBy(() -> new Term(YearMonth.of(2024, 8), YearMonth.of(2023, 8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
