package pilotregistry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class BodyTests {

    private final AtomicLong time = new AtomicLong();
    private final Body body = new Body(1000, Duration.ofSeconds(10), time::get);

    @Test
    void takesWhatJustFits() throws IOException {
        assertThat(body.read(new ByteArrayInputStream(new byte[1000]))).hasSize(1000);
    }

    @Test
    void refusesOneByteMore() {
        assertThatExceptionOfType(HttpRefusal.class)
                .isThrownBy(() -> body.read(new ByteArrayInputStream(new byte[1001])))
                .extracting(HttpRefusal::fault)
                .isEqualTo(HttpFault.CONTENT_TOO_LARGE);
    }

    // Without its guard it would not fail but go on for ever.
    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void losesPatienceWithWhatDrips() {
        var dripping = new InputStream() {
            @Override
            public int read() {
                time.addAndGet(Duration.ofSeconds(1).toNanos());
                return ' ';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                into[from] = (byte) read();
                return 1;
            }
        };
        assertThatExceptionOfType(HttpRefusal.class)
                .isThrownBy(() -> body.read(dripping))
                .extracting(HttpRefusal::fault)
                .isEqualTo(HttpFault.REQUEST_TIMEOUT);
        assertThat(Duration.ofNanos(time.get())).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void tellsSilenceFromABrokenConnection() {
        assertThatExceptionOfType(HttpRefusal.class)
                .isThrownBy(() -> body.read(failing(new IOException(new SocketTimeoutException()))))
                .extracting(HttpRefusal::fault)
                .isEqualTo(HttpFault.REQUEST_TIMEOUT);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> body.read(failing(new IOException("reset"))));
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
    }
}
