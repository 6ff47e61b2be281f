package pilotregistry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TaskUrgencyTests {

    private static final LocalDate DUE = LocalDate.of(2024, 8, 31);

    @Test
    void remindsSixtyThirtyAndSevenDaysBeforeAndWhenTheDayIsPast() {
        assertThat(before(61)).isEqualTo(TaskUrgency.LATER);
        assertThat(before(60)).isEqualTo(TaskUrgency.WITHIN_60_DAYS);
        assertThat(before(31)).isEqualTo(TaskUrgency.WITHIN_60_DAYS);
        assertThat(before(30)).isEqualTo(TaskUrgency.WITHIN_30_DAYS);
        assertThat(before(8)).isEqualTo(TaskUrgency.WITHIN_30_DAYS);
        assertThat(before(7)).isEqualTo(TaskUrgency.WITHIN_7_DAYS);
        assertThat(before(0)).isEqualTo(TaskUrgency.WITHIN_7_DAYS);
        assertThat(before(-1)).isEqualTo(TaskUrgency.OVERDUE);
    }

    private static TaskUrgency before(int days) {
        return TaskUrgency.of(DUE, DUE.minusDays(days));
    }
}
