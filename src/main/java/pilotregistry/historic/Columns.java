package pilotregistry.historic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.OriginalCell;

/// What the columns of a table are, by its header and by what the caller says of them.
final class Columns {

    private final List<String> headings;
    private final Map<ImportField, Integer> places = new EnumMap<>(ImportField.class);
    private final List<ImportFinding> findings = new ArrayList<>();
    private final List<Refusal<ImportPilotsErrorCode>> refusals = new ArrayList<>();

    private Columns(SheetRow header) {
        headings = header.cells().stream().map(cell -> cell.text().strip()).toList();
    }

    static Columns of(SheetRow header, List<ColumnMapping> mappings) {
        var columns = new Columns(header);
        for (int i = 0; i < columns.headings.size(); i++) {
            columns.place(i, header.number(), mappings);
        }
        for (var mapping : mappings) {
            if (columns.headings.stream().noneMatch(heading -> same(heading, mapping))) {
                columns.refusals.add(Refusal.of(ImportPilotsErrorCode.MAPPED_COLUMN_MISSING, "input", "mapping")
                        .with("column", mapping.column()));
            }
        }
        columns.require(ImportField.BATCH);
        columns.require(ImportField.NAME);
        return columns;
    }

    private void place(int column, int row, List<ColumnMapping> mappings) {
        var heading = headings.get(column);
        if (heading.isEmpty()) {
            return;
        }
        var mapped = mappings.stream().filter(it -> same(heading, it)).findFirst();
        var field = mapped.isPresent()
                ? mapped.get().field()
                : ImportField.of(heading).orElse(null);
        if (field == null) {
            if (mapped.isEmpty()) {
                findings.add(ImportFinding.of(row, heading, ImportFindingCode.UNKNOWN_COLUMN, heading));
            }
            return;
        }
        var earlier = places.putIfAbsent(field, column);
        if (earlier != null) {
            refusals.add(Refusal.of(ImportPilotsErrorCode.COLUMN_TWICE, "input", "source")
                    .with("first", headings.get(earlier))
                    .with("second", heading)
                    .with("field", field.name()));
        }
    }

    private static boolean same(String heading, ColumnMapping mapping) {
        return ImportField.normal(heading).equals(ImportField.normal(mapping.column()));
    }

    private void require(ImportField field) {
        if (!places.containsKey(field)) {
            refusals.add(Refusal.of(ImportPilotsErrorCode.COLUMN_MISSING, "input", "source")
                    .with("field", field.name())
                    .with("headers", field.known()));
        }
    }

    /// Whether this row can be the header at all: tables often begin with a title.
    boolean complete() {
        return places.containsKey(ImportField.BATCH) && places.containsKey(ImportField.NAME);
    }

    /// All that keeps the table out; it is read with no column misunderstood, or not at all.
    List<Refusal<ImportPilotsErrorCode>> refusals() {
        return refusals;
    }

    List<ImportFinding> findings() {
        return findings;
    }

    @Nullable
    String heading(ImportField field) {
        var place = places.get(field);
        return place == null ? null : headings.get(place);
    }

    SheetRow.@Nullable Cell cell(SheetRow row, ImportField field) {
        var place = places.get(field);
        return place == null || place >= row.cells().size() ? null : row.cells().get(place);
    }

    /// Whether the row reaches beyond the header: then something in it parted what belongs together.
    boolean exceededBy(SheetRow row) {
        return row.cells().stream().skip(headings.size()).anyMatch(cell -> !cell.blank());
    }

    /// The row as it was, by the headings; columns without one by their numbers.
    List<OriginalCell> original(SheetRow row) {
        var original = new ArrayList<OriginalCell>();
        for (int i = 0; i < row.cells().size(); i++) {
            var cell = row.cells().get(i);
            if (!cell.blank()) {
                var heading = i < headings.size() ? headings.get(i) : "";
                original.add(new OriginalCell(heading.isEmpty() ? "#" + (i + 1) : heading, cell.text()));
            }
        }
        return original;
    }
}
