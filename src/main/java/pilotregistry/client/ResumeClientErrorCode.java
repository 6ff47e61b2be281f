package pilotregistry.client;

/// Why a client program is not let in again.
enum ResumeClientErrorCode {
    NOT_SUSPENDED,
    VERSION_CONFLICT
}
