package pilotregistry.upgrade;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// In which format the database is.
///
/// @param number of the last migration that came to its end; 0 before the first
/// @param needs the least format that a node must know to write here
/// @param holder who carries out the next one; null when nobody does
/// @param until when others may take that over
@Document("format")
record StoredFormat(
        @Id String id,
        int number,
        int needs,
        @Nullable String holder,
        @Nullable Instant until) {

    static final String ID = "format";
    static final StoredFormat NONE = new StoredFormat(ID, 0, 0, null, null);

    boolean isFreeAt(Instant now) {
        return holder == null || until == null || !now.isBefore(until);
    }

    StoredFormat heldBy(String who, Instant end) {
        return new StoredFormat(id, number, needs, who, end);
    }

    StoredFormat needing(int format) {
        return new StoredFormat(id, number, Math.max(needs, format), holder, until);
    }

    StoredFormat reached(int format) {
        return new StoredFormat(id, format, needs, null, null);
    }
}
