package pilotregistry.pilot;

/// Why a final report is not taken.
enum SubmitFinalReportErrorCode {
    TERM_NOT_OVER,
    WRONG_STATUS,
    PART_MISSING,
    TOO_LONG,
    TOO_MANY_REVISIONS,
    FUNDS_NEGATIVE,
    UNKNOWN_FILE,
    VERSION_CONFLICT
}
