package pilotregistry.outcome;

/// Why an outcome is not added up.
public enum LeftOutReason {
    /// no number at all
    NOT_NUMERIC,
    /// shares of different wholes
    NOT_ADDITIVE,
    /// of a pilot that was invented
    DEMONSTRATION,
    DISPUTED,
    IMPLAUSIBLE,
    EXPECTED,
    PRELIMINARY,
    BEFORE_PILOT,
    /// coal equivalent that contains electricity, or may
    MAY_INCLUDE_ELECTRICITY,
    /// perhaps a sum over several years, not a rate
    PERIOD_NOT_A_YEAR,
    /// the same rate in another year, or a time that overlaps
    OTHER_PERIOD,
    /// one enterprise, where the pilot as a whole is counted
    PART_OF_PILOT_FIGURE
}
