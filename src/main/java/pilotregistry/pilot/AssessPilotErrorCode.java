package pilotregistry.pilot;

/// Why a pilot is not assessed.
enum AssessPilotErrorCode {
    NOT_REPORTED,
    BEFORE_THE_END,
    ALREADY_ASSESSED,
    RESULT_UNKNOWN,
    REASON_MISSING,
    TOO_LONG,
    DOCUMENT_NUMBER_INVALID,
    DATE_INVALID,
    VERSION_CONFLICT
}
