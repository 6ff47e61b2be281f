package pilotregistry.application;

/// Why an application is not submitted to the ministries.
public enum SubmitApplicationErrorCode {
    NOT_RECOMMENDED,
    ALREADY_SUBMITTED,
    DEADLINE,
    SIZE_LIMIT,
    VERSION_CONFLICT
}
