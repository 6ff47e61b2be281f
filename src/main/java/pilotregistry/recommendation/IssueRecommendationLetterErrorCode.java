package pilotregistry.recommendation;

/// Why a letter is not issued.
enum IssueRecommendationLetterErrorCode {
    NOTHING_TO_RECOMMEND,
    DOCUMENT_NUMBER_INVALID,
    NUMBER_TAKEN,
    DATE_INVALID,
    NOT_LISTED,
    NOT_FILED,
    FILING_CHANGED,
    NOT_JOINTLY_ENDORSED,
    ALREADY_IN_LETTER,
    DEADLINE,
    VERSION_CONFLICT
}
