package pilotregistry.feed;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.CodedException;

/// A place in the feed of somebody who follows it: what is old is read from the database piece by piece, what is new
/// from the tail. It holds a position and no copy of what is new, so that a slow reader costs nothing; one who once was
/// at the tail and falls out of it is told so, with the position to come back to.
public final class Follow implements AutoCloseable {

    private static final int PIECE = 200;
    private static final long WINDOW = 5_000;

    private final Tail tail;
    private final String collection;
    private final Predicate<FeedEntry> wanted;
    private final Queue<FeedEntry> old = new ArrayDeque<>();
    private long position;
    private boolean live;
    private volatile boolean open = true;

    Follow(Tail tail, long position, String collection, Predicate<FeedEntry> wanted) {
        this.tail = tail;
        this.position = position;
        this.collection = collection;
        this.wanted = wanted;
    }

    /// The next entry that is wanted; waits for it.
    ///
    /// @return null when closed
    /// @throws CodedException `TOO_SLOW`
    public @Nullable FeedEntry next() throws InterruptedException {
        while (open) {
            var waiting = old.poll();
            if (waiting != null) {
                return waiting;
            }
            var newest = tail.await(position, this);
            if (newest <= position) {
                return null;
            }
            var entry = tail.kept(position + 1);
            if (entry == null) {
                readOld(newest);
            } else {
                live = true;
                position = entry.number();
                if (wanted.test(entry)) {
                    return entry;
                }
            }
        }
        return null;
    }

    private void readOld(long newest) {
        if (live) {
            throw new CodedException("TOO_SLOW", Map.of("position", position));
        }
        var upTo = Math.min(newest, position + WINDOW);
        var entries = tail.earlier().between(position, upTo, collection, PIECE);
        entries.stream().filter(wanted).forEach(old::add);
        position = entries.size() < PIECE ? upTo : entries.getLast().number();
    }

    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        tail.closed();
    }
}
