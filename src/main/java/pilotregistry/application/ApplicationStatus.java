package pilotregistry.application;

/// How far an application has come; the transitions are those of `may`.
public enum ApplicationStatus {
    DRAFT,
    FILED,
    RETURNED,
    RECOMMENDED,
    SUBMITTED,
    ACCEPTED,
    DESIGNATED,
    REJECTED,
    NOT_SELECTED,
    WITHDRAWN;

    public boolean editable() {
        return this == DRAFT || this == RETURNED;
    }

    /// Nothing comes after it: the body may apply anew under the same title.
    public boolean ended() {
        return this == REJECTED || this == NOT_SELECTED || this == WITHDRAWN;
    }

    /// The coded transition table.
    boolean may(ApplicationStatus next) {
        return switch (next) {
            case DRAFT -> false;
            case FILED -> this == DRAFT || this == RETURNED;
            case RETURNED, RECOMMENDED -> this == FILED;
            case SUBMITTED -> this == RECOMMENDED;
            case ACCEPTED, REJECTED -> this == SUBMITTED;
            case DESIGNATED, NOT_SELECTED -> this == ACCEPTED;
            case WITHDRAWN ->
                this == DRAFT || this == RETURNED || this == FILED || this == RECOMMENDED || this == SUBMITTED;
        };
    }
}
