package pilotregistry.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A change that the receiver refused time and again, so that those behind it were told.
record WebhookDeadLetter(
        long position, Instant at, int failures, @Nullable Integer status) {}
