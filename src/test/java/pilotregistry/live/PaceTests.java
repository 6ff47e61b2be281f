package pilotregistry.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void letsTenSecondsWorthThroughAtOnceAndThenHoldsBack() {
        var pace = new Pace(20, 0);
        for (int message = 0; message < 200; message++) {
            assertThat(pace.waiting(0)).isZero();
        }
        assertThat(pace.waiting(0)).isEqualTo(SECOND / 20);
        for (int message = 0; message < 9_800; message++) {
            pace.waiting(0);
        }
        assertThat(pace.waiting(0)).isGreaterThan(490 * SECOND);
    }

    @Test
    void forgetsWhatIsLongPast() {
        var pace = new Pace(20, 0);
        for (int message = 0; message < 201; message++) {
            pace.waiting(0);
        }
        assertThat(pace.waiting(11 * SECOND)).isZero();
    }
}
