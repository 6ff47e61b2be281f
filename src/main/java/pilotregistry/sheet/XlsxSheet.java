package pilotregistry.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;

/// One sheet of an Excel workbook (.xlsx), as it shows: dates as dates, numbers as they are, formulas marked.
final class XlsxSheet implements Sheet {

    private static final long READ_WHOLE = 256L << 20;
    // ECMA-376: what a sheet can have.
    private static final int MOST_ROWS = 1_048_576;
    private static final int REASON = 200;
    private static final Pattern JAVA_NAME = Pattern.compile("([a-z]\\w*\\.){2,}[A-Z]\\w*(: )?");

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private int number;
    private @Nullable Row ahead;

    private XlsxSheet(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    static XlsxSheet open(Path path, @Nullable String name) {
        try {
            measure(path);
            var workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, false));
            try {
                return new XlsxSheet(workbook, sheet(workbook, name).openStream());
            } catch (RuntimeException | IOException failed) {
                workbook.close();
                throw failed;
            }
        } catch (UnreadableTable unreadable) {
            throw unreadable;
        } catch (IOException | RuntimeException broken) {
            throw unreadable(1, broken);
        }
    }

    // Sheets are read row by row, all the rest whole: it may not be what few bytes can be blown up to.
    private static void measure(Path path) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            long size = 0;
            var buffer = new byte[1 << 16];
            for (var entry : zip.stream().toList()) {
                try (var in = zip.getInputStream(entry)) {
                    int read = entry.getName().startsWith("xl/worksheets/") ? -1 : 0;
                    for (; read >= 0 && size <= READ_WHOLE; size += Math.max(read, 0)) {
                        read = in.read(buffer);
                    }
                }
            }
            if (size > READ_WHOLE) {
                throw new IOException("more than " + READ_WHOLE + " bytes beside the sheets");
            }
        }
    }

    private static org.dhatim.fastexcel.reader.Sheet sheet(ReadableWorkbook workbook, @Nullable String name) {
        if (name == null) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(name)
                .orElseThrow(() -> new UnreadableTable(
                        Refusal.of(TableFlaw.SHEET_NOT_FOUND, "input", "sheet").with("sheet", name)));
    }

    @Override
    public @Nullable SheetRow next() {
        try {
            if (ahead == null && rows.hasNext()) {
                ahead = rows.next();
            }
        } catch (RuntimeException broken) {
            throw unreadable(number + 1, broken);
        }
        if (ahead == null) {
            return null;
        }
        if (number >= MOST_ROWS) {
            throw unreadable(number, new IOException("more than " + MOST_ROWS + " rows"));
        }
        number++;
        // Rows that were never written to are not in the file.
        if (ahead.getRowNum() > number) {
            return new SheetRow(number, List.of());
        }
        var row = new SheetRow(number, cells(ahead));
        ahead = null;
        return row;
    }

    @Override
    public void close() {
        try {
            stream.close();
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SheetRow.Cell> cells(Row row) {
        var cells = new ArrayList<SheetRow.Cell>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(row.getOptionalCell(i).map(XlsxSheet::cell).orElse(SheetRow.Cell.of("")));
        }
        return cells;
    }

    private static SheetRow.Cell cell(Cell cell) {
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR) {
            return new SheetRow.Cell("=" + cell.getFormula(), true);
        }
        return SheetRow.Cell.of(cell.getType() == CellType.NUMBER ? number(cell) : cell.getText());
    }

    private static String number(Cell cell) {
        if (isDate(cell)) {
            return cell.asDate().toLocalDate().toString();
        }
        BigDecimal number = cell.asNumber();
        return number.stripTrailingZeros().toPlainString();
    }

    // ECMA-376, 18.8.30: 14–17 and 22 are dates; 27–36 and 50–58 are those of East Asia.
    private static boolean isDate(Cell cell) {
        var id = cell.getDataFormatId();
        if (id != null && ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
            return true;
        }
        var format = cell.getDataFormatString();
        // a y outside of quoted text and of [conditions]
        return format != null
                && format.toLowerCase(Locale.ROOT)
                        .replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "")
                        .contains("y");
    }

    private static UnreadableTable unreadable(int row, Exception broken) {
        return new UnreadableTable(Refusal.of(TableFlaw.UNREADABLE, "input", "source")
                .with("row", row)
                .with("reason", reason(broken)));
    }

    // What the reader of the format says, for people: no names of our parts, one line.
    private static String reason(Exception broken) {
        var said = JAVA_NAME.matcher(String.valueOf(broken.getMessage())).replaceAll("");
        var line = said.lines().findFirst().orElse("").strip();
        return line.length() > REASON ? line.substring(0, REASON) : line;
    }
}
