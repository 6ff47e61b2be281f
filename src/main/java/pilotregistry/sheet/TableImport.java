package pilotregistry.sheet;

import java.util.List;
import pilotregistry.ledger.Command;

/// What a module contributes to import tables of its own kind: the headers, the codes, what becomes of the rows.
public interface TableImport<F extends Enum<F> & SheetField, C extends Enum<C>> {

    Headers<F> headers();

    /// The import's own error codes, which have those of [TableFlaw] among them.
    Class<C> codes();

    /// How many rows are taken in at once; all of them where rows only mean something together.
    default int chunk() {
        return 500;
    }

    /// Begins one pass through one table.
    Rows pass(Columns<F> columns, ImportOptions<F> options);

    /// Takes in rows, or tries to, as the command says; answers with what became of each, in their order.
    @FunctionalInterface
    interface Rows {
        List<ImportedRow> enter(List<SheetRow> rows, Command command);
    }
}
