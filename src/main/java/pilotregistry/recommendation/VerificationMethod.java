package pilotregistry.recommendation;

/// How the truth of an application was checked; the notice leaves it open (R23).
enum VerificationMethod {
    DOCUMENT_REVIEW,
    SITE_VISIT,
    EXPERT_REVIEW,
    OTHER
}
