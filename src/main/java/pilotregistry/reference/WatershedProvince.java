package pilotregistry.reference;

/// A province that a watershed reaches.
public record WatershedProvince(Province province, WatershedScope scope) {}
