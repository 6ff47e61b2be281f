package pilotregistry.pilot;

/// Why a pilot is not assessed.
enum AssessPilotErrorCode {
    NOT_REPORTED,
    ALREADY_ASSESSED,
    RESULT_UNKNOWN,
    REASON_MISSING,
    TOO_LONG,
    DOCUMENT_NUMBER_INVALID,
    DATE_INVALID,
    VERSION_CONFLICT
}
