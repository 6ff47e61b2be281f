package pilotregistry.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a webhook stands.
///
/// @param rotations how often its secret was exchanged for another
record WebhookStanding(
        WebhookStatus status,
        Instant registeredAt,
        @Nullable WebhookSuspension suspension,
        WebhookReplay replay,
        int rotations) {

    WebhookStanding active(WebhookReplay from) {
        return new WebhookStanding(WebhookStatus.ACTIVE, registeredAt, null, from, rotations);
    }

    WebhookStanding suspended(WebhookSuspension why) {
        return new WebhookStanding(WebhookStatus.SUSPENDED, registeredAt, why, replay, rotations);
    }

    WebhookStanding rotated() {
        return new WebhookStanding(status, registeredAt, suspension, replay, rotations + 1);
    }
}
