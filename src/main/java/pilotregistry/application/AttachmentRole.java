package pilotregistry.application;

/// What a file is in the submission.
public enum AttachmentRole {
    /// 实施方案 as the applicant's own document, beside the plan in the registry
    PLAN,
    /// 资金证明
    FUNDING_PROOF,
    /// 清洁记录等承诺
    DECLARATION,
    /// 企业名单、图件等
    SUPPORTING
}
