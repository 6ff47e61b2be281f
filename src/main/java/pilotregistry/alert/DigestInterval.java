package pilotregistry.alert;

import java.time.Duration;

/// How long news are gathered.
enum DigestInterval {
    DAILY(1),
    WEEKLY(7);

    private final Duration length;

    DigestInterval(int days) {
        length = Duration.ofDays(days);
    }

    Duration length() {
        return length;
    }
}
