package pilotregistry.history;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Feed;

/// The hash tree over the feed as it is stored. The hashes of whole blocks are kept, since what they stand
/// for never changes.
@Component
class FeedTree implements Merkle.Runs {

    private static final int BLOCK = 1024;

    private final Feed feed;
    private final List<byte[]> blocks = new ArrayList<>();

    FeedTree(Feed feed) {
        this.feed = feed;
    }

    @Override
    public byte[] hash(long from, long size) {
        if (size < BLOCK || (size == BLOCK && from % BLOCK != 0)) {
            return run(leaves(from, size));
        }
        return size == BLOCK ? block((int) (from / BLOCK)) : Merkle.joined(from, size, this);
    }

    private synchronized byte[] block(int number) {
        while (blocks.size() <= number) {
            blocks.add(run(leaves((long) blocks.size() * BLOCK, BLOCK)));
        }
        return blocks.get(number);
    }

    private List<byte[]> leaves(long from, long size) {
        var hashes = feed.hashes(from, from + size, (int) size);
        if (hashes.size() != size) {
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
