package pilotregistry.sheet;

import org.jspecify.annotations.Nullable;

/// Says what a column is, where its header does not.
///
/// @param field null to leave the column out
public record ColumnMapping<F extends Enum<F> & SheetField>(
        String column, @Nullable F field) {}
