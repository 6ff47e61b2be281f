package pilotregistry.outcome;

/// How the figures of a pilot were verified (核定方式).
public enum VerifiedBy {
    MONITORING,
    METERING,
    MATERIAL_BALANCE,
    CALCULATION,
    EXPERT_ACCEPTANCE
}
