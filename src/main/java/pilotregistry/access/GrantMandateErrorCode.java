package pilotregistry.access;

/// Why a mandate is not granted.
enum GrantMandateErrorCode {
    HOLDER_MISSING,
    TOO_LONG,
    UNKNOWN_ORGANIZATION,
    ROLE_DOES_NOT_FIT_ORGANIZATION,
    ENDS_BEFORE_IT_BEGINS,
    NOT_YOURS_TO_GRANT,
    OUTSIDE_YOUR_PERIOD,
    DUPLICATE
}
