package pilotregistry.application;

/// Why a later office's act cannot be entered upon the application.
public enum FollowUpErrorCode {
    WRONG_STATE,
    OTHER_FILING,
    VERSION_CONFLICT
}
