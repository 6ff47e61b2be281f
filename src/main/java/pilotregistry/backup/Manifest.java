package pilotregistry.backup;

import java.time.Instant;
import java.util.Map;

/// What an archive says of itself.
///
/// @param layout of the archive, not of the documents in it
/// @param position up to which it has the feed, and every record as it stood there
/// @param parts what is in it, by the name of the part
record Manifest(int layout, long position, Instant takenAt, Map<String, Part> parts) {

    static final String NAME = "manifest.json";
    static final int LAYOUT = 1;

    /// Some documents of one collection, as BSON one after the other.
    record Part(String collection, long documents, long bytes) {}

    long documents() {
        return parts.values().stream().mapToLong(Part::documents).sum();
    }

    long documents(String collection) {
        return parts.values().stream()
                .filter(part -> part.collection().equals(collection))
                .mapToLong(Part::documents)
                .sum();
    }
}
