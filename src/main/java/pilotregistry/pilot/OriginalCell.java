package pilotregistry.pilot;

/// One cell of the row a pilot was imported from, as it was read.
public record OriginalCell(String column, String value) {}
