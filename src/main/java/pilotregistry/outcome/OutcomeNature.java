package pilotregistry.outcome;

/// What kind of statement an outcome is; only what is achieved adds up.
public enum OutcomeNature {
    ACHIEVED,
    /// counted before the books were closed
    PRELIMINARY,
    EXPECTED,
    /// achieved where the pilot is, before it was one
    BEFORE_PILOT
}
