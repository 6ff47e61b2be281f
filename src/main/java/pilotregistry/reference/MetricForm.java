package pilotregistry.reference;

/// What the value of a metric looks like.
public enum MetricForm {
    COUNT,
    QUANTITY,
    PERCENT,
    CP_LEVEL,
    CHOICE,
    LIST,
    PERIOD;

    /// Whether its values are numbers with a unit.
    public boolean measured() {
        return this == COUNT || this == QUANTITY || this == PERCENT;
    }
}
