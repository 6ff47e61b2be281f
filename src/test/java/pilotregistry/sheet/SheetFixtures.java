package pilotregistry.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Tables as people hand them in.
public final class SheetFixtures {

    private SheetFixtures() {}

    /// The rows as they are read.
    public static List<SheetRow> read(byte[] table, @Nullable String sheet) {
        return TableFile.spooled("table", out -> out.write(table), file -> {
            try (var rows = file.open(sheet)) {
                var all = new ArrayList<SheetRow>();
                for (var row = rows.next(); row != null; row = rows.next()) {
                    all.add(row);
                }
                return all;
            }
        });
    }

    public static List<List<String>> texts(byte[] table) {
        return read(table, null).stream()
                .map(row -> row.cells().stream().map(SheetRow.Cell::text).toList())
                .toList();
    }

    public static byte[] csv(String text, Charset charset) {
        return text.getBytes(charset);
    }

    public static byte[] csv(String text) {
        return csv(text, StandardCharsets.UTF_8);
    }

    public static byte[] xlsx(Consumer<Worksheet> first) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            first.accept(workbook.newWorksheet("试点"));
            workbook.newWorksheet("说明").value(0, 0, "填写说明");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The same workbook with another text for one of its parts.
    static byte[] replaced(byte[] workbook, String part, String text) {
        try {
            var file = Files.createTempFile("table", ".xlsx");
            Files.write(file, workbook);
            try (var parts = FileSystems.newFileSystem(file)) {
                Files.writeString(parts.getPath(part), text);
            }
            var bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it reads as, or the facts of the refusal.
    static String outcome(byte[] table) {
        try {
            return texts(table).toString();
        } catch (UnreadableTable unreadable) {
            return unreadable.refusals().toString();
        }
    }
}
