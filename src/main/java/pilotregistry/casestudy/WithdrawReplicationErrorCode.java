package pilotregistry.casestudy;

/// Why a replication is not withdrawn.
enum WithdrawReplicationErrorCode {
    NOT_RECORDED,
    REASON_MISSING,
    TOO_LONG,
    VERSION_CONFLICT
}
