package pilotregistry.export;

/// Why an export failed.
enum ExportFailure {
    MANDATE_ENDED,
    TOO_LARGE,
    BROKEN
}
