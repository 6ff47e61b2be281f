package pilotregistry.followup;

/// How a report of progress stands.
enum ProgressStatus {
    REPORTED,
    CORRECTION_REQUESTED
}
