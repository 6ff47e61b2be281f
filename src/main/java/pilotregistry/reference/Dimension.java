package pilotregistry.reference;

/// What a unit measures; only units of one dimension convert into each other.
public enum Dimension {
    COUNT,
    MONEY,
    ELECTRICITY,
    STANDARD_COAL,
    MASS,
    RATIO,
    DURATION
}
