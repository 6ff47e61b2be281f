package pilotregistry.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One change of one aggregate: who, what, when, what it changed, the hash of the document before and
/// after, chained to the event before.
///
/// @param sequence from 1 within the aggregate, without gaps
/// @param act the act that changed it, in the API's name, for example `fileApplication`
/// @param receipt the idempotency key the author gave, qualified by the author
/// @param fingerprint SHA-256 over the act's arguments
/// @param before SHA-256 over the canonical JSON of the document; null for the first event
/// @param delta what changed ([Deltas]); null where the event is of a time before deltas were kept, or was
///      read without
public record Event(
        String aggregate,
        long sequence,
        String act,
        Instant at,
        Author author,
        @Nullable String receipt,
        @Nullable String fingerprint,
        @Nullable String before,
        String after,
        @Nullable String previous,
        String hash,
        @Nullable String delta) {

    static Event chained(Recorded aggregate, Command command, @Nullable Stored before, Stored after, History history) {
        var open = new Event(
                aggregate.id().value(),
                history.sequence() + 1,
                command.act(),
                command.at(),
                command.author(),
                command.receipt(),
                command.receipt() == null ? null : command.fingerprint(),
                before == null ? null : before.hash(),
                after.hash(),
                history.head(),
                "",
                Deltas.between(before == null ? Stored.nothing() : before, after));
        return open.sealed();
    }

    private Event sealed() {
        return new Event(
                aggregate,
                sequence,
                act,
                at,
                author,
                receipt,
                fingerprint,
                before,
                after,
                previous,
                Fingerprint.of(sealing()),
                delta);
    }

    /// Whether its hash is the hash of what it says.
    public boolean holds() {
        return hash.equals(Fingerprint.of(sealing()));
    }

    /// What its hash is taken over, as canonical JSON. The delta comes as its own hash, so that the event
    /// can be shown and verified without it.
    public Map<String, Object> sealing() {
        var content = new LinkedHashMap<String, Object>();
        content.put("aggregate", aggregate);
        content.put("sequence", sequence);
        content.put("act", act);
        content.put("at", at.toString());
        content.put("subject", author.subject());
        put(content, "client", author.client());
        put(content, "mandate", author.mandate());
        put(content, "receipt", receipt);
        put(content, "fingerprint", fingerprint);
        put(content, "before", before);
        content.put("after", after);
        put(content, "previous", previous);
        put(content, "delta", delta == null ? null : Fingerprint.ofText(delta));
        return content;
    }

    private static void put(Map<String, Object> content, String name, @Nullable String value) {
        if (value != null) {
            content.put(name, value);
        }
    }
}
