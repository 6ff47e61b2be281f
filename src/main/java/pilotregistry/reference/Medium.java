package pilotregistry.reference;

/// What a pollutant is in.
public enum Medium {
    AIR,
    WATER
}
