package pilotregistry.recommendation;

/// Why an application is not endorsed.
enum EndorseApplicationErrorCode {
    NOT_FILED,
    NOT_VERIFIED,
    DOUBTFUL,
    FILING_CHANGED,
    ALREADY_ENDORSED,
    SAME_PERSON,
    TOO_LONG,
    DEADLINE,
    VERSION_CONFLICT
}
