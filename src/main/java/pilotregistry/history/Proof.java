package pilotregistry.history;

import java.time.LocalDate;
import java.util.List;

/// What proves something of the tree that a root was signed for.
sealed interface Proof {

    /// The event at a position is in the tree of a day.
    ///
    /// @param hash of the event, which the leaf is made of
    /// @param path from the leaf to the root (RFC 6962, 2.1.1)
    record Inclusion(long position, String hash, LocalDate date, long size, String root, List<String> path)
            implements Proof {}

    /// The tree of a day begins with the tree of an earlier one.
    ///
    /// @param path as RFC 6962, 2.1.2, has it
    record Consistency(
            LocalDate from, LocalDate to, long fromSize, long toSize, String fromRoot, String toRoot, List<String> path)
            implements Proof {}
}
