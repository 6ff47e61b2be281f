package pilotregistry.reference;

/// The levels of GB/T 4754 that have a number: division (大类), group (中类), class (小类).
public enum GbtLevel {
    DIVISION,
    GROUP,
    CLASS
}
