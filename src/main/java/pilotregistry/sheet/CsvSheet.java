package pilotregistry.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;

/// A table in text (RFC 4180), parted by commas, semicolons or tabs.
final class CsvSheet implements Sheet {

    private static final int LOOKED_AT = 1 << 13;

    private final CloseableIterator<CsvRecord> records;
    private int number;

    private CsvSheet(CloseableIterator<CsvRecord> records) {
        this.records = records;
    }

    static CsvSheet open(Path path) {
        try {
            var encoding = TextEncoding.of(path)
                    .orElseThrow(() -> new UnreadableTable(Refusal.of(TableFlaw.ENCODING_UNKNOWN, "input", "source")));
            refuseOpenQuotes(path, encoding);
            return new CsvSheet(CsvReader.builder()
                    .fieldSeparator(separator(path, encoding))
                    .skipEmptyLines(false)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(encoding.reader(path))
                    .iterator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable SheetRow next() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var cells = records.next().getFields();
            return new SheetRow(++number, cells.stream().map(SheetRow.Cell::of).toList());
        } catch (CsvParseException broken) {
            throw new UnreadableTable(Refusal.of(TableFlaw.UNREADABLE, "input", "source")
                    .with("row", number + 1)
                    .with("reason", String.valueOf(broken.getMessage())));
        }
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The parser takes all that follows an open quote for one cell, and rows would be lost in it.
    private static void refuseOpenQuotes(Path path, TextEncoding encoding) throws IOException {
        int row = 1;
        int opened = 0;
        try (Reader reader = encoding.reader(path)) {
            for (int read = reader.read(); read >= 0; read = reader.read()) {
                if (read == '"') {
                    opened = opened == 0 ? row : 0;
                } else if (read == '\n' && opened == 0) {
                    row++;
                }
            }
        }
        if (opened > 0) {
            throw new UnreadableTable(Refusal.of(TableFlaw.UNREADABLE, "input", "source")
                    .with("row", opened)
                    .with("reason", "\""));
        }
    }

    /// The one that the first lines have most of, outside quotes.
    private static char separator(Path path, TextEncoding encoding) throws IOException {
        var candidates = List.of(',', ';', '\t');
        var counts = new int[candidates.size()];
        try (Reader reader = encoding.reader(path)) {
            boolean quoted = false;
            for (int i = 0, read; i < LOOKED_AT && (read = reader.read()) >= 0; i++) {
                quoted ^= read == '"';
                int candidate = candidates.indexOf((char) read);
                if (!quoted && candidate >= 0) {
                    counts[candidate]++;
                }
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return candidates.get(best);
    }
}
