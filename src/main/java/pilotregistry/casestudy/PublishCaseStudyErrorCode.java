package pilotregistry.casestudy;

/// Why a case study is not published.
enum PublishCaseStudyErrorCode {
    NOT_CHECKED,
    PILOT_FAILED,
    PILOT_NOT_PASSED,
    NO_CONFIRMED_OUTCOME,
    VERSION_CONFLICT
}
