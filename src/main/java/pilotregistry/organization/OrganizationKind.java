package pilotregistry.organization;

/// What a body is, as far as the notice asks (R10, R12).
public enum OrganizationKind {
    /// 园区管理机构
    PARK_ADMINISTRATION,
    /// 人民政府
    GOVERNMENT,
    /// 政府组成部门
    GOVERNMENT_DEPARTMENT,
    /// 企业: may take part, never apply
    ENTERPRISE,
    /// others under 等 (R10): only with a reviewer's written approval
    OTHER
}
