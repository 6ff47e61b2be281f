package pilotregistry.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a webhook stands.
///
/// @param rotations how often its secret was exchanged for another
/// @param rotatedBy which call exchanged it last; null where none did
/// @param formerUntil until when the one before the last was promised to sign; null where none was exchanged
record WebhookStanding(
        WebhookStatus status,
        Instant registeredAt,
        @Nullable WebhookSuspension suspension,
        WebhookReplay replay,
        int rotations,
        @Nullable String rotatedBy,
        @Nullable Instant formerUntil) {

    WebhookStanding active(WebhookReplay from) {
        return new WebhookStanding(WebhookStatus.ACTIVE, registeredAt, null, from, rotations, rotatedBy, formerUntil);
    }

    WebhookStanding suspended(WebhookSuspension why) {
        return new WebhookStanding(
                WebhookStatus.SUSPENDED, registeredAt, why, replay, rotations, rotatedBy, formerUntil);
    }

    /// @param drawn number of the rotation whose secret signs: the later one after a restore
    WebhookStanding rotated(int drawn, String call, Instant until) {
        return new WebhookStanding(
                status, registeredAt, suspension, replay, Math.max(rotations, drawn) + 1, call, until);
    }

    /// Until when a former secret signs by what was promised; null where it does no more.
    @Nullable
    Instant overlapUntil(Instant now) {
        return formerUntil != null && now.isBefore(formerUntil) ? formerUntil : null;
    }
}
