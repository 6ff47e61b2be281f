package pilotregistry.historic;

import static pilotregistry.sheet.SheetFixtures.csv;
import static pilotregistry.sheet.SheetFixtures.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchFixtures;
import pilotregistry.batch.BatchId;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.sheet.ColumnMapping;
import pilotregistry.sheet.Columns;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportFindingCode;

/// Tables as people hand them in, and what the import makes of them without a database; it knows the second batch only.
final class Tables {

    private static final ReferenceLists REFERENCE = ReferenceLists.load();

    private Tables() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static Columns<ImportField> columns(String header, ColumnMapping<ImportField>... mapping) {
        return Columns.of(ImportField.HEADERS, read(csv(header), null).getFirst(), List.of(mapping));
    }

    /// The rows below the header, checked.
    static List<CheckedRow> checked(String csv) {
        var rows = read(csv(csv), null);
        var check = new RowCheck(Columns.of(ImportField.HEADERS, rows.getFirst(), List.of()), REFERENCE, Tables::batch);
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
