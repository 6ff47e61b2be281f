package pilotregistry.followup;

/// Why an opinion on progress is not recorded.
enum OpineOnProgressErrorCode {
    OPINION_MISSING,
    TOO_LONG,
    VERSION_CONFLICT
}
