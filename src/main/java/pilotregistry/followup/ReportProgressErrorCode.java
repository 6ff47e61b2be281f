package pilotregistry.followup;

/// Why a report of progress is not taken.
enum ReportProgressErrorCode {
    WRONG_STATUS,
    TERM_UNKNOWN,
    PERIOD_INVALID,
    PERIOD_OUTSIDE_TERM,
    PERIOD_NOT_BEGUN,
    PERIOD_OVERLAPS,
    SUMMARY_MISSING,
    TOO_LONG,
    TOO_MANY,
    TOO_MANY_REVISIONS,
    FUNDS_NEGATIVE,
    VERSION_CONFLICT
}
