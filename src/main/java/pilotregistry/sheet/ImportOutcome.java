package pilotregistry.sheet;

/// What became of a row, or would become of it if it were not only tried.
public enum ImportOutcome {
    CREATED,
    UNCHANGED,
    CHANGED,
    REFUSED,
    /// nothing refuses it, but others are refused and all were to come in or none
    WITHHELD
}
