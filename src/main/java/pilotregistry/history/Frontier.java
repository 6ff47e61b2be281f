package pilotregistry.history;

import java.util.ArrayList;
import java.util.List;

/// A tree that grows by one leaf at a time: of all that is in it, it keeps the hashes of the largest whole
/// runs only.
final class Frontier {

    private long size;
    private final List<byte[]> peaks = new ArrayList<>();

    Frontier() {}

    /// As it stood when its peaks were written down.
    Frontier(long size, List<String> peaks) {
        this.size = size;
        peaks.forEach(peak -> this.peaks.add(Merkle.bytes(peak)));
    }

    void add(String event) {
        var hash = Merkle.leaf(event);
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Merkle.node(peaks.removeLast(), hash);
        }
        peaks.add(hash);
        size++;
    }

    long size() {
        return size;
    }

    /// Whether it can have grown to its size and stands for this root.
    boolean standsFor(String root) {
        return peaks.size() == Long.bitCount(size) && root().equals(root);
    }

    List<String> peaks() {
        return peaks.stream().map(Merkle::hex).toList();
    }

    String root() {
        if (peaks.isEmpty()) {
            return Merkle.hex(Merkle.empty());
        }
        var hash = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            hash = Merkle.node(peaks.get(i), hash);
        }
        return Merkle.hex(hash);
    }
}
