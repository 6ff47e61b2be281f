package pilotregistry.historic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a table is to be imported.
///
/// @param sheet of a workbook; null for its first
/// @param update whether pilots that are known follow what the table states otherwise
/// @param allOrNothing whether one refused row keeps all out
record ImportOptions(@Nullable String sheet, List<ColumnMapping> mapping, boolean update, boolean allOrNothing) {

    static final ImportOptions NONE = new ImportOptions(null, List.of(), false, false);

    ImportOptions {
        mapping = List.copyOf(mapping);
    }
}
