package pilotregistry.historic;

import org.jspecify.annotations.Nullable;

/// Says what a column is, where its header does not.
///
/// @param field null to leave the column out
record ColumnMapping(String column, @Nullable ImportField field) {}
