package pilotregistry.export;

/// How an export stands.
enum ExportStatus {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    EXPIRED;

    /// Nothing comes after it, and nothing of it is kept but its record.
    boolean ended() {
        return this == FAILED || this == CANCELLED || this == EXPIRED;
    }

    boolean waiting() {
        return this == QUEUED || this == RUNNING;
    }
}
