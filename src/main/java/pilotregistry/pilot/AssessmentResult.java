package pilotregistry.pilot;

/// What the assessment after the term found (F05).
public enum AssessmentResult {
    PASSED,
    NOT_PASSED,
    /// assessed, or due to be, and no source tells how
    UNKNOWN
}
