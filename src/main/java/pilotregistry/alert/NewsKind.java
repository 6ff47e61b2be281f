package pilotregistry.alert;

/// Why a case is told of.
enum NewsKind {
    NEW,
    CHANGED,
    RETRACTED
}
