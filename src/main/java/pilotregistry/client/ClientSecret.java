package pilotregistry.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That there is a secret, and how long it lets its client in; what it is nobody keeps.
///
/// @param key under which its hash is found; nothing follows from it
/// @param until first instant at which it no longer holds; null while it is the newest and made
record ClientSecret(String key, Instant issuedAt, @Nullable Instant until) {

    boolean holdsAt(Instant at) {
        return until == null || at.isBefore(until);
    }

    ClientSecret ending(Instant at) {
        return holdsAt(at) ? new ClientSecret(key, issuedAt, at) : this;
    }
}
