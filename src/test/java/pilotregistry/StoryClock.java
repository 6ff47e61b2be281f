package pilotregistry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// The clock of every test: it stands still until a story moves it, and each test class finds it at the start.
public final class StoryClock extends Clock {

    /// A week after the notice of the second batch (环办科财函〔2023〕79号), four weeks before its deadline.
    public static final Instant START = Instant.parse("2023-03-10T00:00:00Z");

    private volatile Instant now = START;

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    static final class AtStart implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            SpringExtension.getApplicationContext(context)
                    .getBean(StoryClock.class)
                    .set(START);
        }
    }
}
