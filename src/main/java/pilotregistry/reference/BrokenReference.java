package pilotregistry.reference;

/// A table of the reference data cannot be trusted; the registry does not start with it.
public final class BrokenReference extends RuntimeException {

    BrokenReference(String file, long line, String reason) {
        super("reference/%s, line %d: %s".formatted(file, line, reason));
    }

    BrokenReference(String file, String reason, Throwable cause) {
        super("reference/%s: %s".formatted(file, reason), cause);
    }
}
