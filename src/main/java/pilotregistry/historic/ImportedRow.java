package pilotregistry.historic;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.pilot.PilotId;

/// What became of one row.
///
/// @param name as the row has it
/// @param pilot null when it was refused, and when a new one is only tried
record ImportedRow(
        int row,
        ImportOutcome outcome,
        @Nullable String name,
        @Nullable PilotId pilot,
        List<ImportFinding> findings) {

    ImportedRow {
        findings = List.copyOf(findings);
    }

    ImportedRow withheld() {
        return outcome == ImportOutcome.REFUSED
                ? this
                : new ImportedRow(row, ImportOutcome.WITHHELD, name, null, findings);
    }
}
