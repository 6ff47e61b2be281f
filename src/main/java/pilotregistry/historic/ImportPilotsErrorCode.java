package pilotregistry.historic;

/// Why a table is not imported at all.
enum ImportPilotsErrorCode {
    EMPTY,
    TOO_LARGE,
    ENCODING_UNKNOWN,
    FORMAT_NOT_ACCEPTED,
    UNREADABLE,
    SHEET_NOT_FOUND,
    COLUMN_MISSING,
    COLUMN_TWICE,
    MAPPED_COLUMN_MISSING,
    ROWS_REFUSED
}
