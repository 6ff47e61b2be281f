package pilotregistry.casestudy;

/// How far a case study has come; the transitions are those of `may`.
///
/// Each version goes the whole way: an edit of what is published begins a revision, which is drafted, filed and
/// checked again while the published version stays where it is.
public enum CaseStudyStatus {
    DRAFT,
    FILED,
    RETURNED,
    CHECKED,
    PUBLISHED,
    RETRACTED;

    boolean editable() {
        return this == DRAFT || this == RETURNED || this == PUBLISHED;
    }

    /// The coded transition table. Only what was published is retracted, which the case study itself looks at.
    boolean may(CaseStudyStatus next) {
        return switch (next) {
            case DRAFT -> this == PUBLISHED;
            case FILED -> this == DRAFT || this == RETURNED;
            case RETURNED -> this == FILED || this == CHECKED;
            case CHECKED -> this == FILED;
            case PUBLISHED -> this == CHECKED;
            case RETRACTED -> this != RETRACTED;
        };
    }
}
