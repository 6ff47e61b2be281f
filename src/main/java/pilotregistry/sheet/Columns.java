package pilotregistry.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;

/// What the columns of a table are, by its header and by what the caller says of them.
public final class Columns<F extends Enum<F> & SheetField> {

    private final Headers<F> known;
    private final List<String> headings;
    private final Map<F, Integer> places = new LinkedHashMap<>();
    private final List<ImportFinding> findings = new ArrayList<>();
    private final List<Refusal<TableFlaw>> refusals = new ArrayList<>();

    private Columns(Headers<F> known, SheetRow header) {
        this.known = known;
        headings = header.cells().stream().map(cell -> cell.text().strip()).toList();
    }

    /// A cell as it was written, by its column's heading.
    public record Headed(String column, String text) {}

    public static <F extends Enum<F> & SheetField> Columns<F> of(
            Headers<F> known, SheetRow header, List<ColumnMapping<F>> mappings) {
        var columns = new Columns<>(known, header);
        for (int i = 0; i < columns.headings.size(); i++) {
            columns.place(i, header.number(), mappings);
        }
        for (var mapping : mappings) {
            if (columns.headings.stream().noneMatch(heading -> same(heading, mapping))) {
                columns.refusals.add(Refusal.of(TableFlaw.MAPPED_COLUMN_MISSING, "input", "mapping")
                        .with("column", mapping.column()));
            }
        }
        known.required().forEach(columns::require);
        return columns;
    }

    private void place(int column, int row, List<ColumnMapping<F>> mappings) {
        var heading = headings.get(column);
        if (heading.isEmpty()) {
            return;
        }
        var mapped = mappings.stream().filter(it -> same(heading, it)).findFirst();
        var field =
                mapped.isPresent() ? mapped.get().field() : known.field(heading).orElse(null);
        if (field == null) {
            if (mapped.isEmpty()) {
                findings.add(ImportFinding.of(row, heading, ImportFindingCode.UNKNOWN_COLUMN, heading));
            }
            return;
        }
        var earlier = places.putIfAbsent(field, column);
        if (earlier != null) {
            refusals.add(Refusal.of(TableFlaw.COLUMN_TWICE, "input", "source")
                    .with("first", headings.get(earlier))
                    .with("second", heading)
                    .with("field", field.name()));
        }
    }

    private static boolean same(String heading, ColumnMapping<?> mapping) {
        return Headers.normal(heading).equals(Headers.normal(mapping.column()));
    }

    private void require(F field) {
        if (!places.containsKey(field)) {
            refusals.add(Refusal.of(TableFlaw.COLUMN_MISSING, "input", "source")
                    .with("field", field.name())
                    .with("headers", field.known()));
        }
    }

    /// Whether this row can be the header at all: tables often begin with a title.
    public boolean complete() {
        return places.keySet().containsAll(known.required());
    }

    /// All that keeps the table out; it is read with no column misunderstood, or not at all.
    public List<Refusal<TableFlaw>> refusals() {
        return List.copyOf(refusals);
    }

    public List<ImportFinding> findings() {
        return List.copyOf(findings);
    }

    /// What is found of the table as a whole once its columns are known.
    public void find(ImportFinding finding) {
        findings.add(finding);
    }

    /// Whether the table has a column for it.
    public boolean has(F field) {
        return places.containsKey(field);
    }

    public @Nullable String heading(F field) {
        var place = places.get(field);
        return place == null ? null : headings.get(place);
    }

    SheetRow.@Nullable Cell cell(SheetRow row, F field) {
        var place = places.get(field);
        return place == null || place >= row.cells().size() ? null : row.cells().get(place);
    }

    /// Whether the row reaches beyond the header: then something in it parted what belongs together.
    boolean exceededBy(SheetRow row) {
        return row.cells().stream().skip(headings.size()).anyMatch(cell -> !cell.blank());
    }

    /// The row as it was, by the headings; columns without one by their numbers.
    public List<Headed> original(SheetRow row) {
        var original = new ArrayList<Headed>();
        for (int i = 0; i < row.cells().size(); i++) {
            var cell = row.cells().get(i);
            if (!cell.blank()) {
                var heading = i < headings.size() ? headings.get(i) : "";
                original.add(new Headed(heading.isEmpty() ? "#" + (i + 1) : heading, cell.text()));
            }
        }
        return original;
    }
}
