package pilotregistry.sheet;

import java.util.List;
import java.util.Map;

/// What came of an import: every row counted, the first of them told.
///
/// @param findings of the table as a whole
/// @param rows those with findings go before those without, where not all find room
public record ImportReport(Map<ImportOutcome, Integer> counts, List<ImportFinding> findings, List<ImportedRow> rows) {

    public static final ImportReport NONE = new ImportReport(Map.of(), List.of(), List.of());

    public ImportReport {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
        rows = List.copyOf(rows);
    }

    public int count(ImportOutcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    public int rowCount() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// As it stands when one refused row keeps all out.
    public ImportReport withheld() {
        var refused = count(ImportOutcome.REFUSED);
        return new ImportReport(
                Map.of(ImportOutcome.REFUSED, refused, ImportOutcome.WITHHELD, rowCount() - refused),
                findings,
                rows.stream().map(ImportedRow::withheld).toList());
    }
}
