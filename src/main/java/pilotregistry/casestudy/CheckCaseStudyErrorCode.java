package pilotregistry.casestudy;

/// Why a check is not entered.
enum CheckCaseStudyErrorCode {
    NOT_FILED,
    FILING_CHANGED,
    ALREADY_CHECKED,
    SAME_PERSON,
    OWN_CASE,
    CONFLICT_OF_INTEREST,
    OPINION_MISSING,
    TOO_LONG,
    VERSION_CONFLICT
}
