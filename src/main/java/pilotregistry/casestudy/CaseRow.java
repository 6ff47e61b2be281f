package pilotregistry.casestudy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportOutcome;
import pilotregistry.sheet.ImportedRow;

/// A row of an import as it was read, and what it amounts to.
///
/// @param name its title, or its key where it has none
/// @param paper null where something refuses the row
record CaseRow(
        int number,
        @Nullable String name,
        @Nullable CaseSource source,
        @Nullable CasePaper paper,
        List<ImportFinding> findings) {

    CaseRow {
        findings = List.copyOf(findings);
    }

    ImportedRow refused() {
        return new ImportedRow(number, ImportOutcome.REFUSED, name, List.of(), findings);
    }

    ImportedRow refused(ImportFinding finding) {
        var more = new java.util.ArrayList<>(findings);
        more.add(finding);
        return new ImportedRow(number, ImportOutcome.REFUSED, name, List.of(), more);
    }

    /// @param record null for a new one that is only tried
    ImportedRow entered(ImportOutcome outcome, @Nullable CaseStudyId record) {
        return new ImportedRow(number, outcome, name, record == null ? List.of() : List.of(record.value()), findings);
    }
}
