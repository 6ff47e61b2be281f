package pilotregistry.application;

/// Why a file is not attached.
public enum AttachErrorCode {
    NOT_EDITABLE,
    SIZE_LIMIT,
    TOO_MANY,
    VERSION_CONFLICT
}
