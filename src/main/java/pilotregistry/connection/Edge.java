package pilotregistry.connection;

/// One element of a list and the cursor from which reading can go on in either direction.
public record Edge<T>(T node, String cursor) {}
