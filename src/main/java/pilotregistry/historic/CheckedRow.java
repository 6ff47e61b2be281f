package pilotregistry.historic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotregistry.pilot.HistoricEntry;
import pilotregistry.pilot.HistoricEntry.Difference;
import pilotregistry.pilot.HistoricPilot;
import pilotregistry.pilot.Pilot;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportFindingCode;
import pilotregistry.sheet.ImportOutcome;
import pilotregistry.sheet.ImportedRow;

/// A row that was looked at.
///
/// @param name as the row has it; null where it has none
/// @param pilot null when a finding refuses the row
record CheckedRow(
        int number, @Nullable String name, @Nullable HistoricPilot pilot, List<ImportFinding> findings) {

    CheckedRow {
        findings = List.copyOf(findings);
    }

    ImportedRow refused() {
        return new ImportedRow(number, ImportOutcome.REFUSED, name, List.of(), findings);
    }

    /// What became of it in the register.
    ImportedRow entered(HistoricEntry entry) {
        return switch (entry.outcome()) {
            case CREATED -> done(ImportOutcome.CREATED, entry.pilot(), findings);
            case UNCHANGED -> done(ImportOutcome.UNCHANGED, entry.pilot(), findings);
            case CHANGED -> done(ImportOutcome.CHANGED, entry.pilot(), findings);
            case KEPT -> kept(entry);
        };
    }

    // The same name in other blanks, width or brackets states nothing new.
    private ImportedRow kept(HistoricEntry entry) {
        var known = entry.pilot();
        var onlyWriting = entry.differences().stream()
                .allMatch(difference -> difference.field().equals("name"));
        var code = onlyWriting
                ? ImportFindingCode.WRITTEN_OTHERWISE
                : known != null && known.applicationId() != null
                        ? ImportFindingCode.DESIGNATED_HERE
                        : ImportFindingCode.DIFFERS_FROM_REGISTER;
        var all = new ArrayList<>(findings);
        all.add(ImportFinding.of(number, null, code, said(entry.differences()))
                .with("code", known == null ? "" : known.code())
                .with(
                        "fields",
                        entry.differences().stream().map(Difference::field).collect(Collectors.joining(", "))));
        return done(onlyWriting ? ImportOutcome.UNCHANGED : ImportOutcome.REFUSED, known, all);
    }

    private static String said(List<Difference> differences) {
        return differences.stream().map(Difference::after).collect(Collectors.joining("; "));
    }

    private ImportedRow done(ImportOutcome outcome, @Nullable Pilot entered, List<ImportFinding> found) {
        return new ImportedRow(
                number,
                outcome,
                name,
                entered == null ? List.of() : List.of(entered.id().value()),
                found);
    }
}
