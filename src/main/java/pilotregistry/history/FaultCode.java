package pilotregistry.history;

/// What is wrong at a place of the history.
enum FaultCode {
    POSITION_MISSING,
    ENTRY_DIFFERS,
    HASH_DIFFERS,
    SEQUENCE_BROKEN,
    PREVIOUS_DIFFERS,
    BEFORE_DIFFERS,
    DELTA_DIFFERS,
    RECORD_MISSING,
    RECORD_DIFFERS,
    HEAD_DIFFERS,
    OUTBOX_DIFFERS,
    EVENT_MISSING,
    ROOT_DIFFERS,
    ROOT_NOT_SIGNED,
    ROOT_CHAIN_BROKEN
}
