package pilotregistry.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Counts the rows of an import as they are done, and keeps the first for the report.
final class Tally {

    /// How many rows a report tells of.
    static final int TOLD = 1_000;

    private final Map<ImportOutcome, Integer> counts = new EnumMap<>(ImportOutcome.class);
    private final List<ImportedRow> noted = new ArrayList<>();
    private final List<ImportedRow> plain = new ArrayList<>();

    void add(ImportedRow row) {
        counts.merge(row.outcome(), 1, Integer::sum);
        var rows = row.findings().isEmpty() ? plain : noted;
        if (rows.size() < TOLD) {
            rows.add(row);
        }
    }

    /// Counts a row, and tells of it.
    Consumer<ImportedRow> and(Consumer<ImportedRow> each) {
        return each.andThen(this::add);
    }

    ImportReport report(List<ImportFinding> findings) {
        var rows = Stream.concat(noted.stream(), plain.stream())
                .limit(TOLD)
                .sorted(Comparator.comparingInt(ImportedRow::row))
                .toList();
        return new ImportReport(counts, findings, rows);
    }
}
