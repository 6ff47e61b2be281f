package pilotregistry.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// How far the writing of an export is, and which node has it until when.
///
/// @param holder who writes it; another one takes over when `until` has passed
/// @param attempts how often it was taken without coming further
/// @param total rows when it was begun; null before
/// @param written rows so far, those of the open part included
/// @param position behind which the next part begins
@Document("exportRuns")
record ExportRun(
        @Id ExportId id,
        String holder,
        Instant until,
        int attempts,
        @Nullable Long total,
        long written,
        long feedPosition,
        List<ExportPart> parts,
        @Nullable String position,
        long neutralised) {

    ExportRun {
        parts = List.copyOf(parts);
    }

    static ExportRun first(ExportId id, String holder, Instant until) {
        return new ExportRun(id, holder, until, 1, null, 0, 0, List.of(), null, 0);
    }

    ExportRun takenOver(String by, Instant longer) {
        return new ExportRun(id, by, longer, attempts + 1, total, rows(), feedPosition, parts, position, neutralised);
    }

    /// Nothing of it is kept: it is written from its beginning.
    ExportRun anew(long rows, long feed) {
        return new ExportRun(id, holder, until, attempts, rows, 0, feed, List.of(), null, 0);
    }

    ExportRun held(Instant longer, long rows) {
        return new ExportRun(id, holder, longer, attempts, total, rows, feedPosition, parts, position, neutralised);
    }

    ExportRun with(ExportPart part, @Nullable String behind, long guarded, Instant longer) {
        var more = new ArrayList<>(parts);
        more.add(part);
        var rows = rows() + part.rows();
        return new ExportRun(id, holder, longer, 0, total, rows, feedPosition, more, behind, guarded);
    }

    /// Rows of the parts that are safely stored.
    long rows() {
        return parts.stream().mapToLong(ExportPart::rows).sum();
    }

    long bytes() {
        return parts.stream().mapToLong(ExportPart::bytes).sum();
    }
}
