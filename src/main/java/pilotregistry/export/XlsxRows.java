package pilotregistry.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// A workbook with one sheet, streamed. Texts are stored as texts (inline strings), which no program takes for
/// formulas.
final class XlsxRows implements RowWriter {

    /// Rows of a sheet, the headings not counted.
    static final long MOST = 1_048_575;

    private static final int LONGEST = 32_767;
    private static final int FLUSHED = 500;

    private final Workbook book;
    private final Worksheet sheet;
    private final List<String> headings;
    private int row;

    XlsxRows(OutputStream out, List<String> headings) {
        this.book = new Workbook(out, "Pilot Registry", "1.0");
        this.sheet = book.newWorksheet("rows");
        this.headings = headings;
    }

    @Override
    public void begin() throws IOException {
        sheet.freezePane(0, 1);
        row(List.copyOf(headings));
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        for (var place = 0; place < values.size(); place++) {
            switch (values.get(place)) {
                case null -> {}
                case Number number -> sheet.value(row, place, number);
                case Boolean flag -> sheet.value(row, place, flag);
                case Object text -> sheet.inlineString(row, place, shortened(CsvRows.joined(text)));
            }
        }
        if (++row % FLUSHED == 0) {
            sheet.flush();
        }
    }

    // A cell holds no more.
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void end() throws IOException {
        sheet.finish();
        book.finish();
    }
}
