package pilotregistry.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a table is to be imported.
///
/// @param sheet of a workbook; null for its first
/// @param update whether what is known follows what the table states otherwise
/// @param allOrNothing whether one refused row keeps all out
public record ImportOptions<F extends Enum<F> & SheetField>(
        @Nullable String sheet, List<ColumnMapping<F>> mapping, boolean update, boolean allOrNothing) {

    public ImportOptions {
        mapping = List.copyOf(mapping);
    }

    /// The first sheet, by its headers, without changing what is known.
    public static <F extends Enum<F> & SheetField> ImportOptions<F> none() {
        return new ImportOptions<>(null, List.of(), false, false);
    }
}
