package pilotregistry.reference;

/// Whether an activity falls under an industry.
public enum IndustryMatch {
    UNDER,
    POSSIBLE,
    OUTSIDE
}
