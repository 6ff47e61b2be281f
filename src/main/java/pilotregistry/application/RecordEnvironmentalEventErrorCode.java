package pilotregistry.application;

/// Why an event was not recorded.
enum RecordEnvironmentalEventErrorCode {
    NOT_OPEN,
    DATE_INVALID,
    SOURCE_MISSING,
    SOURCE_TOO_LONG,
    UNKNOWN_ENTERPRISE,
    ALREADY_RECORDED,
    VERSION_CONFLICT
}
