package pilotregistry.reference;

/// The four types of pilot (R01).
public enum PilotType {
    KEY_INDUSTRY,
    PARK_CLUSTER,
    SIMPLIFIED,
    REGION_WATERSHED
}
