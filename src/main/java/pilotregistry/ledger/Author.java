package pilotregistry.ledger;

import org.jspecify.annotations.Nullable;

/// Who changed something: the subject of the token, the client program, and the mandate acted under.
public record Author(
        String subject, @Nullable String client, @Nullable String mandate) {

    /// The registry itself: first start, import at start, resumption after a crash.
    public static final Author REGISTRY = new Author("registry", null, null);
}
