package pilotregistry.client;

/// Why a client program gets no new secret.
enum RotateClientSecretErrorCode {
    OVERLAP_INVALID,
    OVERLAP_NOT_OFFERED,
    STILL_OVERLAPPING,
    ROTATION_UNDER_WAY,
    ISSUER_NOT_ADMINISTERED,
    VERSION_CONFLICT
}
