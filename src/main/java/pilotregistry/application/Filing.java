package pilotregistry.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One filing to the province: the number and hash of the frozen content, and how it came back if it did.
///
/// @param number from 1
/// @param sha256 over the canonical JSON of content and attachments
public record Filing(
        int number,
        String sha256,
        Instant at,
        String by,
        @Nullable Return returned) {

    /// The province's return, with what is to be mended.
    public record Return(Instant at, String by, String reason) {}

    Filing returned(Return why) {
        return new Filing(number, sha256, at, by, why);
    }
}
