package pilotregistry.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
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
    void hearsInOrderAndLetsOnlySoMuchWait() throws InterruptedException {
        var heard = new LinkedBlockingQueue<String>();
        var free = new CountDownLatch(1);
        var backlog = new Backlog(2, 10, new Pace(1_000, System.nanoTime()), text -> {
            heard.add(text);
            await(free);
        });
        assertThat(backlog.take("longer than ten")).isTrue();
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("longer than ten");
        assertThat(backlog.take("12345")).isTrue();
        assertThat(backlog.take("123456")).isFalse();
        assertThat(backlog.take("67890")).isTrue();
        assertThat(backlog.take("")).isFalse();
        free.countDown();
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("12345");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("67890");
        assertThat(backlog.take("again")).isTrue();
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("again");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
