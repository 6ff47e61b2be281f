package pilotregistry.pilot;

/// Why a pilot is not suspended.
enum SuspendPilotErrorCode {
    WRONG_STATUS,
    REASON_MISSING,
    TOO_LONG,
    DOCUMENT_NUMBER_INVALID,
    DATE_INVALID,
    VERSION_CONFLICT
}
