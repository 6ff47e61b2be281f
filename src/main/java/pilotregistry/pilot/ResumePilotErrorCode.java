package pilotregistry.pilot;

/// Why a pilot is not resumed.
enum ResumePilotErrorCode {
    WRONG_STATUS,
    OF_MINISTRY,
    REASON_MISSING,
    TOO_LONG,
    DOCUMENT_NUMBER_INVALID,
    DATE_INVALID,
    VERSION_CONFLICT
}
