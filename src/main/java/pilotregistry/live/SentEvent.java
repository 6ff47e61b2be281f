package pilotregistry.live;

import org.jspecify.annotations.Nullable;

/// One event as it is written.
///
/// @param last nothing follows it
record SentEvent(String text, boolean last) {

    /// @param data JSON in one line
    static SentEvent of(String name, String data, @Nullable Long id, boolean last) {
        var position = id == null ? "" : "id: " + id + "\n";
        return new SentEvent(position + "event: " + name + "\ndata: " + data + "\n\n", last);
    }
}
