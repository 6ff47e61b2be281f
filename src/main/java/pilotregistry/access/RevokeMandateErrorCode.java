package pilotregistry.access;

/// Why a mandate is not revoked.
enum RevokeMandateErrorCode {
    ALREADY_REVOKED,
    REASON_MISSING,
    TOO_LONG,
    VERSION_CONFLICT
}
