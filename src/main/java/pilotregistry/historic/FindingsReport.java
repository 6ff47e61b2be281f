package pilotregistry.historic;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.Wording;

/// Tells of findings as they come: all of them in a CSV file, or the first of them at the terminal.
final class FindingsReport implements AutoCloseable {

    private static final int SHOWN = 100;
    private static final String BYTE_ORDER_MARK = "\uFEFF"; // for spreadsheets, which take a file without it for GBK

    private final Messages messages;
    private final Language language;
    private final PrintStream out;
    private final @Nullable CsvWriter file;
    private long count;

    FindingsReport(Messages messages, Language language, PrintStream out, @Nullable Path file) {
        this.messages = messages;
        this.language = language;
        this.out = out;
        this.file = file == null ? null : writer(file);
    }

    private static CsvWriter writer(Path file) {
        try {
            var writer = CsvWriter.builder().build(file);
            writer.writeRecord(BYTE_ORDER_MARK + "row", "column", "code", "severity", "value", "message");
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(ImportFinding finding) {
        count++;
        var column = finding.column() == null ? "" : finding.column();
        var message = finding.message(messages, language);
        if (file != null) {
            file.writeRecord(
                    String.valueOf(finding.row()),
                    safe(column),
                    finding.code().name(),
                    finding.severity().name(),
                    safe(String.valueOf(finding.value())),
                    safe(message));
        } else if (count <= SHOWN) {
            out.printf("%d %s %s %s: %s%n", finding.row(), finding.severity(), finding.code(), column, message);
        }
    }

    // What somebody wrote as a formula must not become one in the spreadsheet that shows the findings.
    private static String safe(String text) {
        return Wording.isFormula(text) ? "'" + text : text;
    }

    @Override
    public void close() {
        if (file == null) {
            if (count > SHOWN) {
                out.println(messages.say("ImportCommand.MORE_FINDINGS", Map.of("count", count - SHOWN), language));
            }
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
