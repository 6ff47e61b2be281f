package pilotregistry.recommendation;

/// What came of a verification (R23).
enum VerificationResult {
    AUTHENTIC,
    /// recorded, without a seat; nobody endorses it until it is verified anew
    DOUBTFUL
}
