package pilotregistry.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes rows in one format onto a stream.
sealed interface RowWriter permits CsvRows, NdjsonRows, XlsxRows {

    /// What stands before the first row.
    void begin() throws IOException;

    void row(List<@Nullable Object> values) throws IOException;

    /// Hands on all that was written so far.
    void flush() throws IOException;

    /// What stands behind the last row; the stream stays open.
    void end() throws IOException;

    static RowWriter of(ExportWish wish, Table table, OutputStream out) {
        return switch (wish.format()) {
            case CSV -> new CsvRows(out, table.headings(wish.headings()), wish.byteOrderMark());
            case NDJSON -> new NdjsonRows(out, table.headings(null));
            case XLSX -> new XlsxRows(out, table.headings(wish.headings()));
        };
    }

    /// How many cells were kept from becoming formulas.
    default long neutralised() {
        return 0;
    }
}
