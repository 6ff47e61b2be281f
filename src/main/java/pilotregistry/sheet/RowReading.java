package pilotregistry.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the cells of one row, and gathers what is wrong with them.
public final class RowReading<F extends Enum<F> & SheetField> {

    private static final int LINE = 1_000;
    private static final int TEXT = 10_000;

    private final Columns<F> columns;
    private final SheetRow row;
    private final List<ImportFinding> findings = new ArrayList<>();

    public RowReading(Columns<F> columns, SheetRow row) {
        this.columns = columns;
        this.row = row;
        if (columns.exceededBy(row)) {
            findings.add(ImportFinding.of(
                    row.number(),
                    null,
                    ImportFindingCode.MORE_CELLS_THAN_COLUMNS,
                    String.valueOf(row.cells().size())));
        }
        row.cells().stream()
                .filter(cell -> cell.text().length() > TEXT)
                .forEach(cell ->
                        findings.add(ImportFinding.of(row.number(), null, ImportFindingCode.TOO_LONG, cell.text())
                                .with("limit", String.valueOf(TEXT))));
    }

    public List<ImportFinding> findings() {
        return findings;
    }

    public boolean refused() {
        return findings.stream().anyMatch(ImportFinding::refuses);
    }

    /// The cell's text; null where it is blank, or no text to be trusted.
    public @Nullable String text(F field) {
        return text(field, LINE);
    }

    public @Nullable String text(F field, int limit) {
        var cell = columns.cell(row, field);
        if (cell == null || cell.blank() || Wording.isNothing(cell.text())) {
            return null;
        }
        if (cell.computed() || Wording.isFormula(cell.text())) {
            find(field, ImportFindingCode.FORMULA, cell.text());
            return null;
        }
        var text = cell.text().strip();
        if (text.length() > limit) {
            findings.add(finding(field, ImportFindingCode.TOO_LONG, text).with("limit", String.valueOf(limit)));
            return null;
        }
        return text;
    }

    /// The cell's text, which must be there.
    public @Nullable String required(F field, ImportFindingCode missing, int limit) {
        var before = findings.size();
        var text = text(field, limit);
        if (text == null && findings.size() == before) {
            find(field, missing, "");
        }
        return text;
    }

    public List<String> lines(F field) {
        var text = text(field, TEXT);
        return text == null ? List.of() : Wording.lines(text);
    }

    /// What the cell says; null where it is blank, or says nothing known, which is found.
    public <T> @Nullable T read(F field, ImportFindingCode otherwise, Function<String, Optional<T>> reading) {
        var text = text(field);
        return text == null ? null : read(field, text, otherwise, reading);
    }

    public <T> List<T> readEach(F field, ImportFindingCode otherwise, Function<String, Optional<T>> reading) {
        var text = text(field);
        return text == null
                ? List.of()
                : Wording.list(text).stream()
                        .map(part -> read(field, part, otherwise, reading))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    public <T> @Nullable T read(
            F field, String text, ImportFindingCode otherwise, Function<String, Optional<T>> reading) {
        var read = reading.apply(text);
        if (read.isEmpty()) {
            find(field, otherwise, text);
            return null;
        }
        return read.get();
    }

    public void find(F field, ImportFindingCode code, String value) {
        findings.add(finding(field, code, value));
    }

    /// As [#find], with more that the message mentions.
    public ImportFinding found(F field, ImportFindingCode code, String value, String... more) {
        var finding = finding(field, code, value);
        for (int i = 0; i + 1 < more.length; i += 2) {
            finding = finding.with(more[i], more[i + 1]);
        }
        findings.add(finding);
        return finding;
    }

    private ImportFinding finding(F field, ImportFindingCode code, String value) {
        return ImportFinding.of(row.number(), columns.heading(field), code, value);
    }
}
