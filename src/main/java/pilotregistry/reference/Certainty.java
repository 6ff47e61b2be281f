package pilotregistry.reference;

/// How sure a statement of the reference data is.
public enum Certainty {
    HIGH,
    MEDIUM,
    LOW
}
