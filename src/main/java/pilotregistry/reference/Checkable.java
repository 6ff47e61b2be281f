package pilotregistry.reference;

/// Whether a machine can check a rule.
public enum Checkable {
    YES,
    PARTLY,
    NO
}
