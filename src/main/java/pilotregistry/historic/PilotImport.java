package pilotregistry.historic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.batch.BatchRegister;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.reference.ReferenceLists;

/// Takes historic pilots in from tables, row by row: what a row is refused for is said of that row, and the others come
/// in.
///
/// A table is read to its end before anything is written, so that one that breaks off changes nothing. What was
/// imported
/// before is known by batch and name, so that a table may come again.
@Component
class PilotImport {

    /// How many rows the database is asked for at once.
    private static final int CHUNK = 500;

    private static final int HEADER_WITHIN = 10;

    private final PilotRegister pilots;
    private final BatchRegister batches;
    private final ReferenceLists reference;
    private final Ledger ledger;

    PilotImport(PilotRegister pilots, BatchRegister batches, ReferenceLists reference, Ledger ledger) {
        this.pilots = pilots;
        this.batches = batches;
        this.reference = reference;
        this.ledger = ledger;
    }

    private enum RunErrorCode {
        ALREADY_BEGUN,
        OVERTAKEN
    }

    /// Imports a table, or tries to.
    ///
    /// @param each is told of every row as soon as it is done
    Decision<ImportReport, ImportPilotsErrorCode> run(
            TableFile table, ImportOptions options, Command command, Consumer<ImportedRow> each) {
        try {
            rows(table, options);
            if (command.validateOnly()) {
                return Decision.done(pass(table, options, command, each));
            }
            if (options.allOrNothing()) {
                var tried = pass(table, options, tried(command), row -> {});
                if (tried.count(ImportOutcome.REFUSED) > 0) {
                    tried.rows().forEach(row -> each.accept(row.withheld()));
                    return Decision.refused(
                            tried.withheld(),
                            List.of(Refusal.of(ImportPilotsErrorCode.ROWS_REFUSED, "input", "source")
                                    .with("count", tried.count(ImportOutcome.REFUSED))));
                }
            }
            return Decision.done(recorded(table, options, command, each));
        } catch (UnreadableTable unreadable) {
            return Decision.refused(null, unreadable.refusals());
        }
    }

    /// How many rows there are below the header.
    ///
    /// @throws UnreadableTable where it cannot be read to its end
    int rows(TableFile table, ImportOptions options) {
        try (var sheet = table.open(options.sheet())) {
            columns(sheet, options);
            int rows = 0;
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                rows += row.blank() ? 0 : 1;
            }
            return rows;
        }
    }

    private ImportReport recorded(TableFile table, ImportOptions options, Command command, Consumer<ImportedRow> each) {
        var id = new ImportId(command.newId(ImportId.PREFIX));
        var begun = ledger.create(
                ImportRun.class,
                id,
                command,
                Refusal.of(RunErrorCode.ALREADY_BEGUN),
                () -> Decision.done(ImportRun.begun(id, table.name())));
        var run = Objects.requireNonNull(begun.aggregate());
        var earlier = run.report();
        if (earlier != null) {
            return earlier;
        }
        var report = pass(table, options, command, each);
        ledger.change(ImportRun.class, id, command.step("finished"), RunErrorCode.OVERTAKEN, it -> {
            it.finished(report);
            return List.of();
        });
        return report;
    }

    private ImportReport pass(TableFile table, ImportOptions options, Command command, Consumer<ImportedRow> each) {
        var tally = new Tally();
        try (var sheet = table.open(options.sheet())) {
            var columns = columns(sheet, options);
            var check = new RowCheck(columns, reference, batches::find);
            var chunk = new ArrayList<CheckedRow>();
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                if (!row.blank()) {
                    chunk.add(check.check(row));
                }
                if (chunk.size() == CHUNK) {
                    enter(chunk, options, command, tally, each);
                }
            }
            enter(chunk, options, command, tally, each);
            return tally.report(columns.findings());
        }
    }

    private static Columns columns(Sheet sheet, ImportOptions options) {
        @Nullable Columns first = null;
        for (int i = 0; i < HEADER_WITHIN; i++) {
            var row = sheet.next();
            if (row == null) {
                break;
            }
            var columns = Columns.of(row, options.mapping());
            first = first == null && !row.blank() ? columns : first;
            if (columns.complete()) {
                return clear(columns);
            }
        }
        if (first == null) {
            throw new UnreadableTable(Refusal.of(ImportPilotsErrorCode.EMPTY, "input", "source"));
        }
        return clear(first);
    }

    private static Columns clear(Columns columns) {
        if (!columns.refusals().isEmpty()) {
            throw new UnreadableTable(columns.refusals());
        }
        return columns;
    }

    private void enter(
            List<CheckedRow> chunk, ImportOptions options, Command command, Tally tally, Consumer<ImportedRow> each) {
        var fit = chunk.stream().map(CheckedRow::pilot).filter(Objects::nonNull).toList();
        // Rows need no key of their own: a row that comes again finds itself by batch and name.
        var entries = pilots.historic(fit, options.update(), keyless(command)).iterator();
        for (var row : chunk) {
            var done = row.pilot() == null ? row.refused() : row.entered(entries.next());
            tally.add(done);
            each.accept(done);
        }
        chunk.clear();
    }

    private static Command keyless(Command command) {
        return with(command, command.validateOnly());
    }

    private static Command tried(Command command) {
        return with(command, true);
    }

    private static Command with(Command command, boolean validateOnly) {
        return new Command(
                command.act(), command.author(), null, command.fingerprint(), null, validateOnly, command.at());
    }
}
