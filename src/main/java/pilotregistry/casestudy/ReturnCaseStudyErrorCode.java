package pilotregistry.casestudy;

/// Why a case study is not returned.
enum ReturnCaseStudyErrorCode {
    NOT_FILED,
    REASON_MISSING,
    TOO_LONG,
    VERSION_CONFLICT
}
