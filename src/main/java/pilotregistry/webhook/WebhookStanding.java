package pilotregistry.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a webhook stands.
record WebhookStanding(
        WebhookStatus status,
        Instant registeredAt,
        @Nullable WebhookSuspension suspension,
        WebhookReplay replay) {

    WebhookStanding active(WebhookReplay from) {
        return new WebhookStanding(WebhookStatus.ACTIVE, registeredAt, null, from);
    }

    WebhookStanding suspended(WebhookSuspension why) {
        return new WebhookStanding(WebhookStatus.SUSPENDED, registeredAt, why, replay);
    }
}
