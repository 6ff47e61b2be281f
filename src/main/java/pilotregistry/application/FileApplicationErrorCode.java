package pilotregistry.application;

/// Why an application is not filed to the province: its state, or a rule that refuses.
public enum FileApplicationErrorCode {
    NOT_EDITABLE,
    VERSION_CONFLICT,
    TITLE,
    TYPE,
    INDUSTRIES,
    OBJECT,
    OBJECT_KIND,
    OBJECT_PLACE,
    KEY_INDUSTRY,
    REGION,
    WATERSHED,
    APPLICANT_KIND,
    APPLICANT_IS_IMPLEMENTER,
    APPLICANT_LEVEL,
    CO_APPLICANTS,
    LEAD_PROVINCE,
    CLEAN_RECORD_DECLARED,
    CLEAN_RECORD_OF_OBJECT,
    GROUNDWORK,
    FUNDING,
    ENTERPRISES,
    PLAN_COMPLETE,
    SCHEDULE,
    EXPECTED_OUTCOMES,
    DEADLINE,
    SIZE_LIMIT,
    CONTACT
}
