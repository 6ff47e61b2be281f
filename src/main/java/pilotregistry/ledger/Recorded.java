package pilotregistry.ledger;

import org.jspecify.annotations.Nullable;

/// An aggregate: one document, one version, and its own history.
public interface Recorded {

    Identifier id();

    /// Grows by one with every change; -1 until first stored.
    long version();

    History history();

    static long version(@Nullable Long stored) {
        return stored == null ? -1 : stored;
    }
}
