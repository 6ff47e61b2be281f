package pilotregistry.reference;

/// The level of an administrative division.
public enum DivisionLevel {
    PROVINCE,
    PREFECTURE,
    COUNTY
}
