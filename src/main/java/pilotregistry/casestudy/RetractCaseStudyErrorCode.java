package pilotregistry.casestudy;

/// Why a case study is not retracted.
enum RetractCaseStudyErrorCode {
    NOT_PUBLISHED,
    REASON_MISSING,
    TOO_LONG,
    VERSION_CONFLICT
}
