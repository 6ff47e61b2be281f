package pilotregistry.export;

/// Why an export is not cancelled.
public enum CancelExportErrorCode {
    ALREADY_ENDED,
    VERSION_CONFLICT
}
