package pilotregistry.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import pilotregistry.pilot.Term;

class PeriodTests {

    private static final Term TERM = new Term(YearMonth.of(2023, 8), YearMonth.of(2024, 8));

    @Test
    void remindsOfTheCalendarQuarterBeforeAsFarAsItLiesWithinTheTerm() {
        assertThat(before("2023-10")).hasToString("2023-08/2023-09");
        assertThat(before("2023-12")).hasToString("2023-08/2023-09");
        assertThat(before("2024-01")).hasToString("2023-10/2023-12");
        assertThat(before("2024-08")).hasToString("2024-04/2024-06");
        assertThat(before("2024-10")).hasToString("2024-07/2024-08");
    }

    @Test
    void remindsOfNothingBeforeTheFirstQuarterIsOver() {
        assertThat(before("2023-08").months()).isNotPositive();
        assertThat(before("2023-09").months()).isNotPositive();
    }

    @Test
    void countsItsMonthsBothEndsIncluded() {
        var quarter = new Period(YearMonth.of(2023, 11), YearMonth.of(2024, 1));
        assertThat(quarter.months()).isEqualTo(3);
        assertThat(quarter.holds(YearMonth.of(2024, 1))).isTrue();
        assertThat(quarter.holds(YearMonth.of(2024, 2))).isFalse();
        assertThat(quarter.within(TERM)).isTrue();
        assertThat(new Period(YearMonth.of(2024, 9), YearMonth.of(2024, 9)).within(TERM))
                .isFalse();
        assertThat(new Period(YearMonth.of(2024, 1), YearMonth.of(2024, 1))).hasToString("2024-01");
    }

    private static Period before(String month) {
        return Period.lastQuarterBefore(YearMonth.parse(month), TERM);
    }
}
