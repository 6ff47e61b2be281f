package pilotregistry.historic;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import pilotregistry.batch.BatchRegister;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.sheet.Columns;
import pilotregistry.sheet.Headers;
import pilotregistry.sheet.ImportDesk;
import pilotregistry.sheet.ImportOptions;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.ImportedRow;
import pilotregistry.sheet.TableFile;
import pilotregistry.sheet.TableImport;

/// Takes historic pilots in from tables. What was imported before is known by batch and name, so that a table may come
/// again.
@Component
class PilotImport implements TableImport<ImportField, ImportPilotsErrorCode> {

    private final PilotRegister pilots;
    private final BatchRegister batches;
    private final ReferenceLists reference;
    private final ImportDesk desk;

    PilotImport(PilotRegister pilots, BatchRegister batches, ReferenceLists reference, ImportDesk desk) {
        this.pilots = pilots;
        this.batches = batches;
        this.reference = reference;
        this.desk = desk;
    }

    /// Imports a table, or tries to.
    ///
    /// @param each is told of every row as soon as it is done
    Decision<ImportReport, ImportPilotsErrorCode> run(
            TableFile table, ImportOptions<ImportField> options, Command command, Consumer<ImportedRow> each) {
        return desk.run(this, table, options, command, each);
    }

    /// How many rows there are below the header.
    int rows(TableFile table, ImportOptions<ImportField> options) {
        return desk.rows(this, table, options);
    }

    @Override
    public Headers<ImportField> headers() {
        return ImportField.HEADERS;
    }

    @Override
    public Class<ImportPilotsErrorCode> codes() {
        return ImportPilotsErrorCode.class;
    }

    @Override
    public Rows pass(Columns<ImportField> columns, ImportOptions<ImportField> options) {
        var check = new RowCheck(columns, reference, batches::find);
        return (rows, command) -> enter(rows.stream().map(check::check).toList(), options.update(), command);
    }

    private List<ImportedRow> enter(List<CheckedRow> rows, boolean update, Command command) {
        var fit = rows.stream().map(CheckedRow::pilot).filter(Objects::nonNull).toList();
        var entries = pilots.historic(fit, update, command).iterator();
        return rows.stream()
                .map(row -> row.pilot() == null ? row.refused() : row.entered(entries.next()))
                .toList();
    }
}
