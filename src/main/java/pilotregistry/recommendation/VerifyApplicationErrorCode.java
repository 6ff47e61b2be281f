package pilotregistry.recommendation;

/// Why a verification is not entered.
enum VerifyApplicationErrorCode {
    NOT_FILED,
    FILING_CHANGED,
    ALREADY_VERIFIED,
    SELF_VERIFICATION,
    QUOTA_NEEDS_REASON,
    FINDINGS_MISSING,
    BASELINE_NOT_CHECKED,
    OBJECT_NOT_CLEAN,
    EVENT_IN_FUTURE,
    RANK_INVALID,
    TOO_LONG,
    NOT_RECOMMENDING_UNIT,
    DEADLINE,
    VERSION_CONFLICT
}
