package pilotregistry.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call of a mutation: which act, by whom, with which idempotency key, upon which version, only tried or done.
///
/// @param idempotencyKey chosen by the client, valid for its author
/// @param fingerprint SHA-256 over the arguments, so that a key used for something else is noticed
/// @param expectedVersion the version the client read; null to act upon whatever is there
public record Command(
        String act,
        Author author,
        @Nullable String idempotencyKey,
        String fingerprint,
        @Nullable Long expectedVersion,
        boolean validateOnly,
        Instant at) {

    /// The registry's own act, repeatable: done once for one key.
    public static Command ofRegistry(String act, String key, Instant at) {
        return new Command(act, Author.REGISTRY, key, Fingerprint.ofText(act), null, false, at);
    }

    public Command under(@Nullable String mandate) {
        return new Command(
                act,
                new Author(author.subject(), author.client(), mandate),
                idempotencyKey,
                fingerprint,
                expectedVersion,
                validateOnly,
                at);
    }

    /// The same call as a step upon another aggregate than the one whose version the client named.
    public Command step(String name) {
        return new Command(
                act,
                author,
                idempotencyKey == null ? null : idempotencyKey + "/" + name,
                fingerprint,
                null,
                validateOnly,
                at);
    }

    /// The idempotency key, qualified by its author: two persons may choose the same.
    public @Nullable String receipt() {
        return idempotencyKey == null ? null : author.subject() + "|" + idempotencyKey;
    }

    /// A new identifier's value; the same one when the same key comes again, so that a repeated call creates nothing
    /// twice.
    public String newId(String prefix) {
        var receipt = receipt();
        return prefix
                + "_"
                + (receipt == null
                        ? UUID.randomUUID().toString().replace("-", "")
                        : Fingerprint.ofText(act + "|" + receipt).substring(0, 32));
    }
}
