package pilotregistry.casestudy;

/// What of a published case others go by. Whatever else is mended in a version concerns nobody who only wants to know
/// of changes.
public enum CaseAspect {
    RESULTS,
    REPLICABILITY,
    STATUS
}
