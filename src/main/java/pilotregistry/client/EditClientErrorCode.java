package pilotregistry.client;

import pilotregistry.ledger.Refusal;

/// Why what a client program is registered for is not changed.
enum EditClientErrorCode {
    SCOPES_INVALID,
    FIELD_CLASS_NOT_OFFERED,
    RATE_INVALID,
    ISSUER_NOT_ADMINISTERED,
    VERSION_CONFLICT;

    /// What is refused for a new client is refused for one that is there.
    static Refusal<EditClientErrorCode> of(Refusal<RegisterClientErrorCode> flaw) {
        return new Refusal<>(valueOf(flaw.code().name()), flaw.path(), flaw.clause(), flaw.facts());
    }
}
