package pilotregistry.search;

/// How far the results of a case study are verified.
enum CaseVerification {
    CONFIRMED,
    UNCONFIRMED
}
