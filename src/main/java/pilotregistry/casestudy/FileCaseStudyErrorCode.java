package pilotregistry.casestudy;

/// Why a case study is not filed.
enum FileCaseStudyErrorCode {
    NOT_EDITABLE,
    SUMMARY_MISSING,
    PROBLEM_MISSING,
    APPROACH_MISSING,
    NOTHING_CHANGED,
    PILOT_FAILED,
    PILOT_NOT_PASSED,
    NO_CONFIRMED_OUTCOME,
    OUTCOME_DISPUTED,
    OUTCOME_NOT_ACHIEVED,
    VERSION_CONFLICT
}
