package pilotregistry.application;

/// Why a file is not attached or not taken off.
public enum AttachErrorCode {
    NOT_EDITABLE,
    BATCH_CLOSED,
    SIZE_LIMIT,
    TOO_MANY,
    ALREADY_ATTACHED,
    VERSION_CONFLICT
}
