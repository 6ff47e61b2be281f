package pilotregistry.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of the feed as a reader is told of it.
///
/// @param type in the API's name
/// @param removed whether it is no longer there for this reader, or was taken back
/// @param node as it is now; null where nothing is left of it for this reader
record HistoryChange(
        long position,
        Instant at,
        String act,
        String type,
        String id,
        long sequence,
        boolean removed,
        String hash,
        @Nullable Object node) {}
