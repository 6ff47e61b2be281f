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

    /// @param drawn number of the rotation whose secret signs: the later one after a restore
    WebhookStanding rotated(int drawn) {
        return new WebhookStanding(status, registeredAt, suspension, replay, Math.max(rotations, drawn) + 1);
    }
}
