package pilotregistry.recommendation;

/// What happened to an application before the letter could be entered upon it.
enum LetterVoidReason {
    RETURNED,
    WITHDRAWN,
    FILED_ANEW
}
