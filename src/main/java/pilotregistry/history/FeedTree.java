package pilotregistry.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Feed;

/// The hash tree over the feed as it is stored. The hashes of whole blocks are kept, since what they stand
/// for never changes.
@Component
class FeedTree {

    private static final int BLOCK = 1024;

    private final Feed feed;
    private final List<byte[]> blocks = new ArrayList<>();

    FeedTree(Feed feed) {
        this.feed = feed;
    }

    /// The tree as far as it has grown to a size; what one proof reads of it is read once.
    Merkle.Runs upTo(long size) {
        return new Reading(size);
    }

    private final class Reading implements Merkle.Runs {

        private final long size;
        private final Map<Long, List<byte[]>> leaves = new HashMap<>();

        Reading(long size) {
            this.size = size;
        }

        // What is smaller than a block lies within one: a run begins at a multiple of the power of two above it.
        @Override
        public byte[] hash(long from, long length) {
            if (length < BLOCK) {
                var block = from / BLOCK;
                var some = leaves.computeIfAbsent(block, this::leavesOf);
                var start = (int) (from - block * BLOCK);
                return run(some.subList(start, start + (int) length));
            }
            return length == BLOCK ? block((int) (from / BLOCK)) : Merkle.joined(from, length, this);
        }

        private List<byte[]> leavesOf(long block) {
            return read(block * BLOCK, Math.min(BLOCK, size - block * BLOCK));
        }
    }

    private synchronized byte[] block(int number) {
        while (blocks.size() <= number) {
            blocks.add(run(read((long) blocks.size() * BLOCK, BLOCK)));
        }
        return blocks.get(number);
    }

    private List<byte[]> read(long from, long length) {
        var hashes = feed.hashes(from, from + length, (int) length);
        if (hashes.size() != length) {
            throw new IllegalStateException("The feed has no number " + (from + hashes.size() + 1));
        }
        return hashes.stream().map(Merkle::leaf).toList();
    }

    private static byte[] run(List<byte[]> leaves) {
        return leaves.size() == 1
                ? leaves.getFirst()
                : Merkle.joined(0, leaves.size(), (from, size) -> run(leaves.subList((int) from, (int) (from + size))));
    }
}
