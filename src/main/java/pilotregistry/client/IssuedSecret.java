package pilotregistry.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A secret as it is shown once.
///
/// @param formerUntil until when the one before is let in beside it; null where there was none
record IssuedSecret(String key, String secret, @Nullable Instant formerUntil) {

    @Override
    public String toString() {
        return "IssuedSecret[" + key + "]";
    }
}
