package pilotregistry.designation;

/// What the formal check came to.
public enum CheckResult {
    ACCEPT,
    REJECT
}
