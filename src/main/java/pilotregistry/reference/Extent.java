package pilotregistry.reference;

/// How much of a place lies in a region.
public enum Extent {
    NONE,
    PARTLY,
    WHOLE
}
