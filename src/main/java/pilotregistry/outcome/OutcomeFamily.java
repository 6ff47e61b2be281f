package pilotregistry.outcome;

import pilotregistry.reference.MetricKind;

/// The two sides on which a pilot's performance is judged (F04).
public enum OutcomeFamily {
    ENVIRONMENTAL_BENEFIT,
    AUDIT_EFFICIENCY;

    static OutcomeFamily of(MetricKind kind) {
        return switch (kind) {
            case ECONOMIC, ENERGY, RESOURCE, POLLUTANT_WATER, POLLUTANT_AIR, CLIMATE, WASTE, INTENSITY, LEVEL ->
                ENVIRONMENTAL_BENEFIT;
            case COVERAGE, OPTION_COUNT, EFFICIENCY, OUTPUT, METHOD -> AUDIT_EFFICIENCY;
        };
    }
}
