package pilotregistry.client;

/// Why a client program is not suspended.
enum SuspendClientErrorCode {
    ALREADY_SUSPENDED,
    REASON_MISSING,
    TOO_LONG,
    VERSION_CONFLICT
}
