package pilotregistry.search;

/// By what hits are counted and narrowed down.
enum Dimension {
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
