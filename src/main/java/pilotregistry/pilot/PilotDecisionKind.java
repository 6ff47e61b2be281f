package pilotregistry.pilot;

/// What a decision made of a pilot.
public enum PilotDecisionKind {
    SUSPENDED,
    RESUMED,
    EXTENDED,
    TERMINATED,
    PASSED,
    NOT_PASSED;

    static PilotDecisionKind of(AssessmentResult result) {
        return result == AssessmentResult.PASSED ? PASSED : NOT_PASSED;
    }
}
