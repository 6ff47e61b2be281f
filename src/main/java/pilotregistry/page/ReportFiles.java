package pilotregistry.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import pilotregistry.attachment.Manuscript;
import pilotregistry.attachment.PlanPrinter;
import pilotregistry.language.Language;

/// Writes a table as a file: CSV and XLSX to go on counting with, PDF to file away.
@Component
@ConditionalOnWebApplication
class ReportFiles {

    /// Before the first character, so that spreadsheets read UTF-8.
    private static final String MARK = "\uFEFF";

    private static final String FORMULA = "=+-@\t\r";
    private static final int WIDTH = 24;

    private final ReportView view;
    private final PlanPrinter printer;
    private final PageTexts texts;

    ReportFiles(ReportView view, PlanPrinter printer, PageTexts texts) {
        this.view = view;
        this.printer = printer;
        this.texts = texts;
    }

    byte[] csv(ReportTable table, Language language) throws IOException {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(view.headings(table, language));
            table.rows()
                    .forEach(row ->
                            csv.writeRecord(row.stream().map(ReportFiles::plain).toList()));
        }
        return (MARK + text).getBytes(StandardCharsets.UTF_8);
    }

    byte[] xlsx(ReportTable table, Language language) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Pilot Registry", "1.0")) {
            var sheet = workbook.newWorksheet(table.name());
            var headings = view.headings(table, language);
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(0, column, headings.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, WIDTH);
            }
            for (int row = 0; row < table.rows().size(); row++) {
                var cells = table.rows().get(row);
                for (int column = 0; column < cells.size(); column++) {
                    if (cells.get(column) instanceof Number number) {
                        sheet.value(row + 1, column, number);
                    } else {
                        sheet.value(row + 1, column, told(cells.get(column)));
                    }
                }
            }
            sheet.freezePane(0, 1);
        }
        return out.toByteArray();
    }

    byte[] pdf(ReportTable table, String asOf, String address, Language language) throws IOException {
        var words = texts.in(language);
        var rows = table.rows().stream()
                .map(row -> row.stream().map(ReportView::text).toList())
                .toList();
        var manuscript = new Manuscript(
                String.valueOf(words.get("registry")),
                view.caption(table, language),
                List.of(new Manuscript.Field(String.valueOf(words.get("asOf")), asOf)),
                List.of(new Manuscript.Section(
                        1,
                        view.caption(table, language),
                        List.of(new Manuscript.Table(view.headings(table, language), rows)))),
                address);
        var out = new ByteArrayOutputStream();
        printer.print(manuscript, out);
        return out.toByteArray();
    }

    private static String told(@Nullable Object cell) {
        return cell == null ? "" : ReportView.text(cell);
    }

    // Numbers without their thousands; a text that a spreadsheet would take for a formula begins with an apostrophe.
    private static String plain(@Nullable Object cell) {
        if (cell instanceof Number) {
            return cell instanceof java.math.BigDecimal decimal ? decimal.toPlainString() : cell.toString();
        }
        var text = told(cell);
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
