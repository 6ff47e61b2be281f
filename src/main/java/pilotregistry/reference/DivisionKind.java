package pilotregistry.reference;

/// What a row of the statistical list of divisions is; only `ADMIN` is a place that GB/T 2260 knows.
public enum DivisionKind {
    ADMIN,
    CONTAINER,
    STAT_ZONE,
    NBS_ONLY
}
