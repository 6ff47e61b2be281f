package pilotregistry.batch;

/// What turns a provisional audit credit into a confirmed one (R20, F06).
public enum CreditTrigger {
    /// the reading of the notice, 五（二）
    DESIGNATION,
    /// the practice of batch 1
    ASSESSMENT_PASSED
}
