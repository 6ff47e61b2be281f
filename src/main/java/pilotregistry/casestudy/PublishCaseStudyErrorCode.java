package pilotregistry.casestudy;

/// Why a case study is not published.
enum PublishCaseStudyErrorCode {
    NOT_CHECKED,
    PILOT_FAILED,
    PILOT_NOT_PASSED,
    NO_CONFIRMED_OUTCOME,
    OUTCOME_DISPUTED,
    OUTCOME_NOT_ACHIEVED,
    VERSION_CONFLICT
}
