package pilotregistry.pilot;

/// Why a province's check of a final report is not recorded.
enum CheckFinalReportErrorCode {
    NOT_REPORTED,
    OPINION_MISSING,
    TOO_LONG,
    VERSION_CONFLICT
}
