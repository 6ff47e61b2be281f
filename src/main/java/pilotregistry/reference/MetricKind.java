package pilotregistry.reference;

/// The groups of outcome metrics.
public enum MetricKind {
    COVERAGE,
    OPTION_COUNT,
    ECONOMIC,
    ENERGY,
    RESOURCE,
    POLLUTANT_WATER,
    POLLUTANT_AIR,
    CLIMATE,
    WASTE,
    INTENSITY,
    LEVEL,
    EFFICIENCY,
    OUTPUT,
    METHOD
}
