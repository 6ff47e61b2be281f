package pilotregistry.access;

/// Who may read a field of a thing that is visible: everybody, partners and those who advise, or those who act in the
/// procedure.
public enum FieldClass {
    PUBLIC,
    PARTNER,
    INTERNAL
}
