package pilotregistry.access;

/// Why a mandate is not revoked.
enum RevokeMandateErrorCode {
    ALREADY_REVOKED,
    REASON_MISSING,
    VERSION_CONFLICT
}
