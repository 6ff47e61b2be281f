package pilotregistry.export;

/// Why an export is refused.
public enum RequestExportErrorCode {
    UNKNOWN_COLUMN,
    COLUMN_TWICE,
    NO_COLUMNS,
    TOO_MANY_EXPORTS
}
