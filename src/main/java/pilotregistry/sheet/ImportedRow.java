package pilotregistry.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one row.
///
/// @param name as the row has it
/// @param records ids of what it stands for; none when it was refused, and when something new is only tried
public record ImportedRow(
        int row, ImportOutcome outcome, @Nullable String name, List<String> records, List<ImportFinding> findings) {

    public ImportedRow {
        records = records == null ? List.of() : List.copyOf(records); // reports of earlier releases have none
        findings = List.copyOf(findings);
    }

    ImportedRow withheld() {
        return outcome == ImportOutcome.REFUSED
                ? this
                : new ImportedRow(row, ImportOutcome.WITHHELD, name, List.of(), findings);
    }
}
