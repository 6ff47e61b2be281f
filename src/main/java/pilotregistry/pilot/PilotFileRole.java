package pilotregistry.pilot;

/// What a file is to a pilot.
enum PilotFileRole {
    /// 总结报告
    FINAL_REPORT,
    /// 证明材料
    EVIDENCE,
    /// 成果：规范、指南、清单等
    DELIVERABLE
}
