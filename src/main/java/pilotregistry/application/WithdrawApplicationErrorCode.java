package pilotregistry.application;

/// Why an application is not withdrawn.
public enum WithdrawApplicationErrorCode {
    TOO_LATE,
    ALREADY_WITHDRAWN,
    REASON_MISSING,
    VERSION_CONFLICT
}
