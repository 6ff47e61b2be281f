package pilotregistry.recommendation;

/// How far a letter has come upon an application it names.
enum LetterOutcome {
    /// recorded on the recommendation, not yet entered upon the application
    PENDING,
    ENTERED,
    VOID
}
