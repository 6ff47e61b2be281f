package pilotregistry.history;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of the feed as a reader is told of it.
///
/// @param type in the API's name
/// @param removed whether it is no longer there for this reader, or was taken back
/// @param node as it is now; null where nothing is left of it for this reader
public record HistoryChange(
        long position,
        Instant at,
        String act,
        String type,
        String id,
        long sequence,
        boolean removed,
        String hash,
        @Nullable Object node) {

    /// As programs are told of it, without the record itself.
    public Map<String, Object> line() {
        var line = new LinkedHashMap<String, Object>();
        line.put("position", position);
        line.put("at", at.toString());
        line.put("act", act);
        line.put("type", type);
        line.put("id", id);
        line.put("sequence", sequence);
        line.put("removed", removed);
        line.put("hash", hash);
        return line;
    }
}
