package pilotregistry.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Command;
import pilotregistry.sheet.Columns;
import pilotregistry.sheet.Headers;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportFindingCode;
import pilotregistry.sheet.ImportOptions;
import pilotregistry.sheet.ImportOutcome;
import pilotregistry.sheet.ImportedRow;
import pilotregistry.sheet.SheetRow;
import pilotregistry.sheet.TableImport;

/// One common table of measures (绩效表) of a pilot on its way in: the measures of the pilot, or of each enterprise, add
/// up to one outcome of each metric.
///
/// A sum that lacks a measure is no sum: where a row is refused, the others of the same enterprise are withheld; where
/// nobody knows whose it is, all of them.
final class OutcomeTable implements TableImport<OutcomeColumn, ImportOutcomesErrorCode> {

    private final OutcomeEntering entering;
    private final MeasureReading measures;

    OutcomeTable(OutcomeEntering entering, MeasureReading measures) {
        this.entering = entering;
        this.measures = measures;
    }

    @Override
    public Headers<OutcomeColumn> headers() {
        return OutcomeColumn.HEADERS;
    }

    @Override
    public Class<ImportOutcomesErrorCode> codes() {
        return ImportOutcomesErrorCode.class;
    }

    @Override
    public int chunk() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Rows pass(Columns<OutcomeColumn> columns, ImportOptions<OutcomeColumn> options) {
        return (rows, command) -> enter(columns, rows, options.update(), command);
    }

    private List<ImportedRow> enter(
            Columns<OutcomeColumn> columns, List<SheetRow> rows, boolean update, Command command) {
        var byEnterprise = new LinkedHashMap<String, List<Measure>>();
        for (var row : rows) {
            var measure = measures.read(columns, row);
            byEnterprise
                    .computeIfAbsent(Objects.requireNonNullElse(measure.enterprise(), ""), unseen -> new ArrayList<>())
                    .add(measure);
        }
        var done = new TreeMap<Integer, ImportedRow>();
        // A row of nobody we know may be of any of them.
        var stray = byEnterprise.values().stream().flatMap(List::stream).anyMatch(Measure::isOfNobodyKnown);
        byEnterprise.forEach((enterprise, some) ->
                entered(columns, enterprise, some, update, stray, command).forEach(row -> done.put(row.row(), row)));
        return List.copyOf(done.values());
    }

    private List<ImportedRow> entered(
            Columns<OutcomeColumn> columns,
            String enterprise,
            List<Measure> some,
            boolean update,
            boolean stray,
            Command command) {
        var sums = sums(some);
        var refused = stray || some.stream().anyMatch(Measure::refused);
        var entries = refused
                ? Map.<String, OutcomeEntering.Entry>of()
                : entering.enter(enterprise.isEmpty() ? null : enterprise, sums, update, command);
        entries.forEach((metric, entry) -> doubts(columns, some, metric, entry));
        var kept = refused || entries.values().stream().anyMatch(OutcomeEntering.Entry::kept);
        return some.stream().map(measure -> done(measure, entries, kept)).toList();
    }

    private static Map<String, MeasureSum> sums(List<Measure> some) {
        var sums = new LinkedHashMap<String, MeasureSum>();
        some.forEach(
                measure -> measure.figures().forEach((metric, figure) -> sums.merge(metric, figure, MeasureSum::and)));
        return sums;
    }

    private static void doubts(
            Columns<OutcomeColumn> columns, List<Measure> some, String metric, OutcomeEntering.Entry entry) {
        var first = some.stream()
                .filter(measure -> measure.figures().containsKey(metric))
                .findFirst()
                .orElseThrow();
        entry.findings()
                .forEach(finding ->
                        columns.find(ImportFinding.of(first.row(), null, ImportFindingCode.IMPLAUSIBLE, entry.value())
                                .with("metric", entry.name())
                                .with("code", finding.code().name())));
    }

    private static ImportedRow done(Measure measure, Map<String, OutcomeEntering.Entry> entries, boolean kept) {
        if (measure.refused()) {
            return measure.as(ImportOutcome.REFUSED, List.of(), List.of());
        }
        var own = measure.figures().keySet().stream()
                .map(entries::get)
                .filter(Objects::nonNull)
                .toList();
        var differing = own.stream().filter(OutcomeEntering.Entry::kept).toList();
        if (!differing.isEmpty()) {
            return measure.as(
                    ImportOutcome.REFUSED,
                    List.of(),
                    differing.stream().map(entry -> differs(measure, entry)).toList());
        }
        if (kept) {
            return measure.as(
                    measure.figures().isEmpty() ? ImportOutcome.UNCHANGED : ImportOutcome.WITHHELD,
                    List.of(),
                    List.of());
        }
        return measure.as(
                strongest(own),
                own.stream()
                        .map(OutcomeEntering.Entry::id)
                        .filter(Objects::nonNull)
                        .toList(),
                List.of());
    }

    private static ImportFinding differs(Measure measure, OutcomeEntering.Entry entry) {
        var refusal = entry.refusal();
        if (refusal != null) {
            return ImportFinding.of(measure.row(), null, ImportFindingCode.FIGURE_REFUSED, entry.value())
                    .with("metric", entry.name())
                    .with("code", refusal);
        }
        return ImportFinding.of(measure.row(), null, ImportFindingCode.FIGURE_DIFFERS, entry.value())
                .with("metric", entry.name())
                .with("known", entry.known());
    }

    private static ImportOutcome strongest(List<OutcomeEntering.Entry> own) {
        for (var outcome : List.of(ImportOutcome.CREATED, ImportOutcome.CHANGED)) {
            if (own.stream().anyMatch(entry -> entry.outcome() == outcome)) {
                return outcome;
            }
        }
        return ImportOutcome.UNCHANGED;
    }

    /// One row: what it states of each metric, in the metric's own unit.
    ///
    /// @param enterprise social credit code; null for the pilot as a whole
    record Measure(
            int row,
            @Nullable String name,
            @Nullable String enterprise,
            Map<String, MeasureSum> figures,
            List<ImportFinding> findings) {

        boolean refused() {
            return findings.stream().anyMatch(ImportFinding::refuses);
        }

        boolean isOfNobodyKnown() {
            return findings.stream().anyMatch(finding -> finding.code() == ImportFindingCode.UNKNOWN_ENTERPRISE);
        }

        ImportedRow as(ImportOutcome outcome, List<String> records, List<ImportFinding> more) {
            var all = new ArrayList<>(findings);
            all.addAll(more);
            return new ImportedRow(row, outcome, name, records, all);
        }
    }
}
