package pilotregistry.search;

/// By what hits are counted and narrowed down.
enum CaseDimension {
    INDUSTRY,
    PILOT_TYPE,
    PROVINCE,
    REGION,
    WATERSHED,
    BATCH,
    METRIC,
    VERIFICATION,
    REPLICABILITY
}
