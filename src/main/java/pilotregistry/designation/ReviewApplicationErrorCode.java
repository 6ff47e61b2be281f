package pilotregistry.designation;

/// Why an expert's review is not taken.
enum ReviewApplicationErrorCode {
    NOT_UNDER_REVIEW,
    CONFLICT_OF_INTEREST,
    RECUSED,
    RECUSAL_REASON_MISSING,
    SCORES_OF_RECUSED,
    CRITERION_MISSING,
    CRITERION_REPEATED,
    SCORE_OUT_OF_RANGE,
    OPINION_MISSING,
    TOO_LONG,
    TOO_MANY_REVISIONS
}
