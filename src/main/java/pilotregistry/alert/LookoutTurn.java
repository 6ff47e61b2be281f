package pilotregistry.alert;

import java.time.Duration;
import java.time.Instant;

/// Who looks, and when: one node at a time.
///
/// @param number grows whenever a node takes it: what an earlier turn still does is not stored
/// @param due when it is looked at next, by whichever node comes first
/// @param attempts how often it was taken without coming to an end
record LookoutTurn(long number, Instant due, int attempts) {

    LookoutTurn taken(Instant until) {
        return new LookoutTurn(number + 1, until, attempts + 1);
    }

    LookoutTurn ended(Instant next) {
        return new LookoutTurn(number, next, 0);
    }

    /// After something went wrong: the longer the more often it did.
    Duration pause() {
        return Duration.ofMinutes(1).multipliedBy(1L << Math.min(attempts, 8));
    }
}
