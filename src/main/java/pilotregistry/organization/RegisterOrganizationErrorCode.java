package pilotregistry.organization;

/// Why an organization is not registered.
public enum RegisterOrganizationErrorCode {
    NAME_MISSING,
    TOO_LONG,
    SOCIAL_CREDIT_CODE_INVALID,
    ALREADY_REGISTERED,
    UNKNOWN_PROVINCE,
    UNKNOWN_DIVISION,
    LEVEL_DOES_NOT_FIT_KIND,
    DEPARTMENT_KNOWN,
    OTHER_PROVINCE
}
