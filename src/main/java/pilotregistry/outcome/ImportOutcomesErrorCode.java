package pilotregistry.outcome;

/// Why a table of outcomes is not imported at all.
enum ImportOutcomesErrorCode {
    EMPTY,
    TOO_LARGE,
    ENCODING_UNKNOWN,
    FORMAT_NOT_ACCEPTED,
    UNREADABLE,
    SHEET_NOT_FOUND,
    COLUMN_MISSING,
    COLUMN_TWICE,
    MAPPED_COLUMN_MISSING,
    ROWS_REFUSED,
    ENTERPRISE_NOT_IN_SCOPE,
    PERIOD_REVERSED
}
