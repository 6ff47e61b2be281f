package pilotregistry.outcome;

/// How far an outcome is verified.
public enum OutcomeStatus {
    REPORTED,
    PROVINCE_VERIFIED,
    CONFIRMED,
    DISPUTED
}
