package pilotregistry.casestudy;

/// Why a replication is not recorded.
enum RecordReplicationErrorCode {
    NOT_PUBLISHED,
    OWN_CASE,
    ALREADY_RECORDED,
    TOO_MANY,
    UNKNOWN_DIVISION,
    UNKNOWN_PILOT,
    NOT_OF_THE_PILOT,
    DATE_INVALID,
    NOTE_MISSING,
    TOO_LONG,
    VERSION_CONFLICT
}
