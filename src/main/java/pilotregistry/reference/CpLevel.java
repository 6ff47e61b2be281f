package pilotregistry.reference;

/// The levels of cleaner production (清洁生产水平); I is the highest.
public enum CpLevel {
    I,
    II,
    III
}
