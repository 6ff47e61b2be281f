package pilotregistry.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;

/// Takes tables in, row by row: what a row is refused for is said of that row, and the others come in.
///
/// A table is read to its end before anything is written, so that one that breaks off changes nothing.
@Component
public class ImportDesk {

    private static final int HEADER_WITHIN = 10;

    private final Ledger ledger;

    ImportDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    private enum RunErrorCode {
        ALREADY_BEGUN,
        OVERTAKEN
    }

    /// Imports a table, or tries to.
    ///
    /// @param each is told of every row as soon as it is done
    public <F extends Enum<F> & SheetField, C extends Enum<C>> Decision<ImportReport, C> run(
            TableImport<F, C> what,
            TableFile table,
            ImportOptions<F> options,
            Command command,
            Consumer<ImportedRow> each) {
        try {
            rows(what, table, options);
            if (command.validateOnly()) {
                return Decision.done(pass(what, table, options, command, each));
            }
            if (options.allOrNothing()) {
                var tried = pass(what, table, options, with(command, true), row -> {});
                if (tried.count(ImportOutcome.REFUSED) > 0) {
                    tried.rows().forEach(row -> each.accept(row.withheld()));
                    return Decision.refused(tried.withheld(), TableFlaw.as(what.codes(), List.of(refused(tried))));
                }
            }
            return Decision.done(recorded(table.name(), command, () -> pass(what, table, options, command, each)));
        } catch (UnreadableTable unreadable) {
            return Decision.refused(null, TableFlaw.as(what.codes(), unreadable.refusals()));
        }
    }

    private static Refusal<TableFlaw> refused(ImportReport tried) {
        return Refusal.of(TableFlaw.ROWS_REFUSED, "input", "source").with("count", tried.count(ImportOutcome.REFUSED));
    }

    /// How many rows there are below the header.
    ///
    /// @throws UnreadableTable where it cannot be read to its end
    public <F extends Enum<F> & SheetField> int rows(
            TableImport<F, ?> what, TableFile table, ImportOptions<F> options) {
        try (var sheet = table.open(options.sheet())) {
            columns(what.headers(), sheet, options);
            int rows = 0;
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                rows += row.blank() ? 0 : 1;
            }
            return rows;
        }
    }

    /// Carries an import out once for one idempotency key; one that was cut off is taken up by the same call.
    ///
    /// @param file the name it came under
    public ImportReport recorded(String file, Command command, Supplier<ImportReport> pass) {
        var id = new ImportId(command.newId(ImportId.PREFIX));
        var begun = ledger.create(
                ImportRun.class,
                id,
                command,
                Refusal.of(RunErrorCode.ALREADY_BEGUN),
                () -> Decision.done(ImportRun.begun(id, file)));
        var earlier = Objects.requireNonNull(begun.aggregate()).report();
        if (earlier != null) {
            return earlier;
        }
        var report = pass.get();
        ledger.change(ImportRun.class, id, command.step("finished"), RunErrorCode.OVERTAKEN, it -> {
            it.finished(report);
            return List.of();
        });
        return report;
    }

    private <F extends Enum<F> & SheetField> ImportReport pass(
            TableImport<F, ?> what,
            TableFile table,
            ImportOptions<F> options,
            Command command,
            Consumer<ImportedRow> each) {
        var tally = new Tally();
        try (var sheet = table.open(options.sheet())) {
            var columns = columns(what.headers(), sheet, options);
            var rows = what.pass(columns, options);
            // Rows need no key of their own: a row that comes again finds what it stands for by what it says.
            var keyless = with(command, command.validateOnly());
            var chunk = new ArrayList<SheetRow>();
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                if (!row.blank()) {
                    chunk.add(row);
                }
                if (chunk.size() == what.chunk()) {
                    rows.enter(chunk, keyless).forEach(tally.and(each));
                    chunk.clear();
                }
            }
            rows.enter(chunk, keyless).forEach(tally.and(each));
            return tally.report(columns.findings());
        }
    }

    private static <F extends Enum<F> & SheetField> Columns<F> columns(
            Headers<F> known, Sheet sheet, ImportOptions<F> options) {
        @Nullable Columns<F> first = null;
        for (int i = 0; i < HEADER_WITHIN; i++) {
            var row = sheet.next();
            if (row == null) {
                break;
            }
            var columns = Columns.of(known, row, options.mapping());
            first = first == null && !row.blank() ? columns : first;
            if (columns.complete()) {
                return clear(columns);
            }
        }
        if (first == null) {
            throw new UnreadableTable(Refusal.of(TableFlaw.EMPTY, "input", "source"));
        }
        return clear(first);
    }

    private static <F extends Enum<F> & SheetField> Columns<F> clear(Columns<F> columns) {
        if (!columns.refusals().isEmpty()) {
            throw new UnreadableTable(columns.refusals());
        }
        return columns;
    }

    private static Command with(Command command, boolean validateOnly) {
        return new Command(
                command.act(), command.author(), null, command.fingerprint(), null, validateOnly, command.at());
    }
}
