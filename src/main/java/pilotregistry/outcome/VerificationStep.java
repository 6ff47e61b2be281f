package pilotregistry.outcome;

/// What is done about a reported outcome, and where it leads.
enum VerificationStep {
    /// by a department of the pilot's province
    VERIFY(OutcomeStatus.REPORTED, OutcomeStatus.PROVINCE_VERIFIED),
    /// by a ministry
    CONFIRM(OutcomeStatus.PROVINCE_VERIFIED, OutcomeStatus.CONFIRMED),
    /// by a ministry
    DISPUTE(OutcomeStatus.PROVINCE_VERIFIED, OutcomeStatus.DISPUTED);

    private final OutcomeStatus from;
    private final OutcomeStatus to;

    VerificationStep(OutcomeStatus from, OutcomeStatus to) {
        this.from = from;
        this.to = to;
    }

    OutcomeStatus from() {
        return from;
    }

    OutcomeStatus to() {
        return to;
    }
}
