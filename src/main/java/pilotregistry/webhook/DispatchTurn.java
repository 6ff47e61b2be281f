package pilotregistry.webhook;

import java.time.Instant;

/// Who serves a webhook, and when: one node at a time.
///
/// @param number grows whenever a node takes it, or its owner has it go on: what an earlier turn still does
///        is not stored
/// @param due when it is served next, by whichever node comes first
/// @param waiting whether something is to be done though nothing is new in the feed
record DispatchTurn(long number, Instant due, boolean waiting) {

    DispatchTurn taken(Instant until) {
        return new DispatchTurn(number + 1, until, true);
    }

    DispatchTurn until(Instant next, boolean more) {
        return new DispatchTurn(number, next, more);
    }
}
