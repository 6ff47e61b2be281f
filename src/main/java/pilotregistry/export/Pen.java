package pilotregistry.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Writes the rows of one export down, says again and again that it does, and seals what can be gone on behind.
final class Pen {

    private static final int SAID = 2_000;
    // A cursor lives no longer than a call of the database may take.
    private static final long READ_AT_ONCE = 200_000;

    private final ExportRuns runs;
    private final Parts parts;
    private final RowWriter rows;
    private final long part;
    private final long guardedBefore;
    private ExportRun run;
    private @Nullable Document last;
    private long inPart;
    private long atOnce;

    /// @param part bytes after which a part is sealed; what cannot be gone on with is one part
    Pen(ExportRuns runs, ExportRun run, Parts parts, RowWriter rows, long part) {
        this.runs = runs;
        this.run = run;
        this.parts = parts;
        this.rows = rows;
        this.part = part;
        this.guardedBefore = run.neutralised();
    }

    ExportResult write(RowSource source, Table table) throws IOException {
        if (run.parts().isEmpty()) {
            rows.begin();
        }
        var paths = table.paths();
        while (!source.read(paths, run.position(), row -> take(row, table, source))) {
            atOnce = 0;
        }
        rows.end();
        // Whoever takes over before the export is finished must find nothing left to write.
        seal(last == null ? run.position() : source.position(last));
        return new ExportResult(
                run.parts(), run.rows(), run.bytes(), parts.sha256(), run.feedPosition(), run.neutralised());
    }

    private boolean take(Document row, Table table, RowSource source) {
        try {
            rows.row(table.values(row));
            last = row;
            inPart++;
            atOnce++;
            if (inPart % SAID == 0) {
                run = runs.keep(run, run.held(runs.until(), run.rows() + inPart));
            }
            if (parts.open() >= part) {
                rows.flush();
                seal(source.position(row));
                return atOnce < READ_AT_ONCE;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void seal(@Nullable String position) throws IOException {
        var part = parts.seal(inPart);
        if (part != null) {
            inPart = 0;
            run = runs.keep(run, run.with(part, position, guardedBefore + rows.neutralised(), runs.until()));
        }
    }
}
