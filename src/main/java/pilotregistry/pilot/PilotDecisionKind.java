package pilotregistry.pilot;

/// What a decision made of a pilot.
public enum PilotDecisionKind {
    SUSPENDED,
    RESUMED,
    EXTENDED,
    TERMINATED,
    PASSED,
    NOT_PASSED
}
