package pilotregistry.application;

/// What a pilot is about (试点对象, R04–R09).
public enum ObjectKind {
    /// 区域内的重点行业企业
    INDUSTRY_IN_AREA,
    /// 工业园区
    PARK,
    /// 产业集群
    CLUSTER,
    /// 非重点行业企业
    NON_KEY_ENTERPRISES,
    /// 重点区域
    REGION,
    /// 流域
    WATERSHED
}
