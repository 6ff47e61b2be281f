package pilotregistry.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;

/// One JSON object to a line: a table of one column, whose rows are numbered as the lines are.
public final class NdjsonSheet implements Sheet {

    /// What its one column is called.
    public static final String HEADER = "ndjson";

    private final BufferedReader lines;
    private int number;
    private boolean headed;

    private NdjsonSheet(BufferedReader lines) {
        this.lines = lines;
    }

    static NdjsonSheet open(Path path) {
        try {
            var encoding = TextEncoding.of(path)
                    .filter(found -> found.charset().equals(StandardCharsets.UTF_8)) // RFC 8259, 8.1
                    .orElseThrow(() -> new UnreadableTable(Refusal.of(TableFlaw.ENCODING_UNKNOWN, "input", "source")));
            return new NdjsonSheet(new BufferedReader(encoding.reader(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable SheetRow next() {
        if (!headed) {
            headed = true;
            return new SheetRow(0, List.of(SheetRow.Cell.of(HEADER)));
        }
        try {
            var line = lines.readLine();
            return line == null ? null : new SheetRow(++number, List.of(SheetRow.Cell.of(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
