package pilotregistry.historic;

import java.util.List;
import java.util.Map;

/// What came of an import: every row counted, the first of them told.
///
/// @param findings of the table as a whole
/// @param rows those with findings go before those without, where not all find room
record ImportReport(Map<ImportOutcome, Integer> counts, List<ImportFinding> findings, List<ImportedRow> rows) {

    static final ImportReport NONE = new ImportReport(Map.of(), List.of(), List.of());

    ImportReport {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
        rows = List.copyOf(rows);
    }

    int count(ImportOutcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    int rowCount() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// As it stands when one refused row keeps all out.
    ImportReport withheld() {
        var refused = count(ImportOutcome.REFUSED);
        return new ImportReport(
                Map.of(ImportOutcome.REFUSED, refused, ImportOutcome.WITHHELD, rowCount() - refused),
                findings,
                rows.stream().map(ImportedRow::withheld).toList());
    }
}
