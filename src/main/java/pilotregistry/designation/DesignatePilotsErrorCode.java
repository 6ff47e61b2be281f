package pilotregistry.designation;

/// Why pilots are not designated.
enum DesignatePilotsErrorCode {
    UNKNOWN_BATCH,
    DOCUMENT_NUMBER_INVALID,
    NOTHING_SELECTED,
    TOO_MANY,
    APPLICATION_REPEATED,
    UNKNOWN_APPLICATION,
    OTHER_BATCH,
    NOT_ACCEPTED,
    NAME_MISSING,
    REASON_MISSING,
    CLEAN_RECORD,
    DIFFERS_FROM_SIGNED,
    ALREADY_SIGNED
}
