package pilotregistry.reference;

/// What a unit of the provincial level is.
public enum ProvinceKind {
    MUNICIPALITY,
    PROVINCE,
    AUTONOMOUS_REGION,
    CORPS
}
