package pilotregistry.application;

/// Why an application is not returned to the applicant.
public enum ReturnApplicationErrorCode {
    NOT_FILED,
    REASON_MISSING,
    VERSION_CONFLICT
}
