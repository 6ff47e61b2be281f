package pilotregistry.client;

/// Why a client program is not registered.
enum RegisterClientErrorCode {
    NAME_MISSING,
    TOO_LONG,
    CLIENT_ID_INVALID,
    CLIENT_ID_TAKEN,
    MANDATE_LIMITED,
    UNKNOWN_ORGANIZATION,
    SCOPES_INVALID,
    FIELD_CLASS_NOT_OFFERED,
    RATE_INVALID,
    ISSUER_NOT_ADMINISTERED
}
