package pilotregistry.outcome;

/// Why an outcome is not verified.
enum VerifyOutcomeErrorCode {
    NOT_IN_STATUS,
    OWN_REPORT,
    EVIDENCE_MISSING,
    TEXT_TOO_LONG,
    FILE_NOT_FOUND,
    VERSION_CONFLICT
}
