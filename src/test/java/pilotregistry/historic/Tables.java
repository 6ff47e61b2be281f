package pilotregistry.historic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchFixtures;
import pilotregistry.batch.BatchId;
import pilotregistry.reference.ReferenceLists;

/// Tables as people hand them in, and what the import makes of them without a database; it knows the second batch only.
final class Tables {

    private static final ReferenceLists REFERENCE = ReferenceLists.load();

    private Tables() {}

    /// The rows as they are read.
    static List<SheetRow> read(byte[] table, @Nullable String sheet) {
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

    static List<List<String>> texts(byte[] table) {
        return read(table, null).stream()
                .map(row -> row.cells().stream().map(SheetRow.Cell::text).toList())
                .toList();
    }

    static byte[] csv(String text, Charset charset) {
        return text.getBytes(charset);
    }

    static byte[] csv(String text) {
        return csv(text, StandardCharsets.UTF_8);
    }

    static byte[] xlsx(Consumer<Worksheet> first) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            first.accept(workbook.newWorksheet("试点"));
            workbook.newWorksheet("说明").value(0, 0, "填写说明");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Columns columns(String header, ColumnMapping... mapping) {
        return Columns.of(read(csv(header), null).getFirst(), List.of(mapping));
    }

    /// The rows below the header, checked.
    static List<CheckedRow> checked(String csv) {
        var rows = read(csv(csv), null);
        var check = new RowCheck(Columns.of(rows.getFirst(), List.of()), REFERENCE, Tables::batch);
        return rows.stream().skip(1).map(check::check).toList();
    }

    private static Optional<Batch> batch(BatchId id) {
        return id.equals(BatchId.of(2)) ? Optional.of(BatchFixtures.second()) : Optional.empty();
    }

    static List<ImportFindingCode> codes(CheckedRow row) {
        return row.findings().stream().map(ImportFinding::code).toList();
    }

    /// The one row of this column beside batch, name and source.
    static CheckedRow with(String column, String value) {
        var quoted = '"' + value.replace("\"", "\"\"") + '"';
        return checked("batch,name,source,%s\n2,某园区清洁生产审核创新试点项目,测试,%s\n".formatted(column, quoted))
                .getFirst();
    }

    static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
