package pilotregistry.reference;

/// How much of a province a watershed takes in: all of it, the related counties that a law means, or an unbounded part.
public enum WatershedScope {
    WHOLE,
    RELATED_COUNTIES,
    BASIN_PART
}
