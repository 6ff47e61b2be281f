package pilotregistry.application;

/// Where the money comes from.
public enum FundingKind {
    APPLICANT_OWN,
    LOCAL_BUDGET,
    CENTRAL_FUNDS,
    ENTERPRISES,
    LOANS,
    OTHER
}
