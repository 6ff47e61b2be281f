package pilotregistry.followup;

/// Why a correction is not requested.
enum RequestCorrectionErrorCode {
    ALREADY_REQUESTED,
    PILOT_ENDED,
    REASON_MISSING,
    TOO_LONG,
    DUE_PAST,
    VERSION_CONFLICT
}
