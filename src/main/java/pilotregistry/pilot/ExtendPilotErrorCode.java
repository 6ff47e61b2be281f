package pilotregistry.pilot;

/// Why the term of a pilot is not extended.
enum ExtendPilotErrorCode {
    WRONG_STATUS,
    TERM_UNKNOWN,
    ALREADY_EXTENDED,
    NOT_LATER,
    TOO_FAR,
    REASON_MISSING,
    TOO_LONG,
    DOCUMENT_NUMBER_INVALID,
    DATE_INVALID,
    VERSION_CONFLICT
}
