package pilotregistry.history;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Feed;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.NotVisible;

/// Proves that an event is under a root, and that one root continues another.
@Component
class Proofs {

    private final Roots roots;
    private final FeedTree tree;
    private final Feed feed;

    Proofs(Roots roots, FeedTree tree, Feed feed) {
        this.roots = roots;
        this.tree = tree;
        this.feed = feed;
    }

    /// @param date of the root; null for the newest
    Proof.Inclusion inclusion(long position, @Nullable LocalDate date) {
        var root = date == null ? roots.newest().orElseThrow(NotVisible::new) : root(date);
        if (position < 1 || position > root.size()) {
            throw new CodedException("NOT_UNDER_ROOT", Map.of("position", position, "size", root.size()));
        }
        var hash = feed.hashes(position - 1, position, 1).stream().findFirst().orElseThrow(NotVisible::new);
        return new Proof.Inclusion(
                position,
                hash,
                root.date(),
                root.size(),
                root.root(),
                Merkle.inclusion(position - 1, root.size(), tree.upTo(root.size())));
    }

    Proof.Consistency consistency(LocalDate from, LocalDate to) {
        var old = root(from);
        var young = root(to);
        if (old.size() > young.size()) {
            throw new CodedException("BAD_VALUE", Map.of("field", "from"));
        }
        return new Proof.Consistency(
                old.date(),
                young.date(),
                old.size(),
                young.size(),
                old.root(),
                young.root(),
                Merkle.consistency(old.size(), young.size(), tree.upTo(young.size())));
    }

    private DailyRoot root(LocalDate date) {
        return roots.of(date).orElseThrow(NotVisible::new);
    }
}
