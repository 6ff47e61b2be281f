package pilotregistry.report;

/// A cell of coverage compared with the baseline batches.
enum CoverageStanding {
    /// what has priority (R13)
    NEW,
    AGAIN,
    BEFORE_ONLY,
    /// as far as is known
    NOWHERE;

    static CoverageStanding of(int now, int before) {
        if (now > 0) {
            return before > 0 ? AGAIN : NEW;
        }
        return before > 0 ? BEFORE_ONLY : NOWHERE;
    }
}
