package pilotregistry.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One change of one aggregate: who, what, when, the hash of the document before and after, chained to the event
/// before.
///
/// @param sequence from 1 within the aggregate, without gaps
/// @param act the act that changed it, in the API's name, for example `fileApplication`
/// @param receipt the idempotency key the author gave, qualified by the author
/// @param fingerprint SHA-256 over the act's arguments
/// @param before SHA-256 over the canonical JSON of the document; null for the first event
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
        String hash) {

    static Event chained(Recorded aggregate, Command command, @Nullable String before, String after, History history) {
        var fingerprint = command.receipt() == null ? null : command.fingerprint();
        var content = new LinkedHashMap<String, Object>();
        content.put("aggregate", aggregate.id().value());
        content.put("sequence", history.sequence() + 1);
        content.put("act", command.act());
        content.put("at", command.at().toString());
        content.put("subject", command.author().subject());
        put(content, "client", command.author().client());
        put(content, "mandate", command.author().mandate());
        put(content, "receipt", command.receipt());
        put(content, "fingerprint", fingerprint);
        put(content, "before", before);
        content.put("after", after);
        put(content, "previous", history.head());
        return new Event(
                aggregate.id().value(),
                history.sequence() + 1,
                command.act(),
                command.at(),
                command.author(),
                command.receipt(),
                fingerprint,
                before,
                after,
                history.head(),
                Fingerprint.of(content));
    }

    private static void put(Map<String, Object> content, String name, @Nullable String value) {
        if (value != null) {
            content.put(name, value);
        }
    }
}
