package pilotregistry.outcome;

/// What calls for a second look at an outcome.
public enum PlausibilityCode {
    ABOVE_RANGE(false),
    BELOW_RANGE(false),
    DIFFERENCE_DISAGREES(false),
    WORSENED(true),
    PERIOD_NOT_A_YEAR(true);

    private final boolean plausible;

    PlausibilityCode(boolean plausible) {
        this.plausible = plausible;
    }

    /// Whether the value may be right all the same.
    public boolean plausible() {
        return plausible;
    }
}
