package pilotregistry.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pilotregistry.courier.SigningSecret;

/// What only the registry and the owner of a webhook know; kept out of its history, which administrators read.
///
/// @param challenge that its target is sent, and nobody else
/// @param rotation that made the secret; 0 for the first
/// @param former the secret before, which signs too for a while
record DispatchKeys(
        String challenge,
        String secret,
        int rotation,
        @Nullable String former,
        @Nullable Instant formerUntil) {

    static DispatchKeys drawn() {
        return new DispatchKeys(
                UUID.randomUUID().toString(), SigningSecret.drawn().value(), 0, null, null);
    }

    DispatchKeys rotated(int number, Instant until) {
        return new DispatchKeys(challenge, SigningSecret.drawn().value(), number, secret, until);
    }

    SigningSecret signing() {
        return new SigningSecret(secret);
    }

    @Override
    public String toString() {
        return "DispatchKeys[rotation=" + rotation + "]"; // so that no log has them
    }

    /// Those that sign, the newest first.
    List<SigningSecret> signing(Instant now) {
        return former == null || overlapUntil(now) == null
                ? List.of(signing())
                : List.of(signing(), new SigningSecret(former));
    }

    /// Until when the former secret signs; null where it does no more.
    @Nullable
    Instant overlapUntil(Instant now) {
        return formerUntil != null && now.isBefore(formerUntil) ? formerUntil : null;
    }
}
