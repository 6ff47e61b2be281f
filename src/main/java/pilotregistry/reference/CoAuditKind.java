package pilotregistry.reference;

/// What the enterprises of a coordinated audit have in common: a key region or a watershed.
public enum CoAuditKind {
    REGION,
    WATERSHED
}
