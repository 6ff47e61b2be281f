package pilotregistry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pilotregistry.ledger.Fingerprint;

class MerkleTests {

    private static final List<byte[]> LEAVES = IntStream.range(0, 40)
            .mapToObj(i -> Merkle.leaf(Fingerprint.ofText("" + i)))
            .toList();

    // The vectors of the reference implementation of RFC 6962: leaves "" and "00" as bytes.
    @Test
    void hashesAsTheStandardSays() {
        assertThat(Merkle.hex(Merkle.empty()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Merkle.hex(Merkle.leaf("")))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(Merkle.hex(Merkle.node(Merkle.leaf(""), Merkle.leaf("00"))))
                .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void growsToTheSameRootLeafByLeaf() {
        var tree = new Frontier();
        for (int size = 1; size <= LEAVES.size(); size++) {
            tree.add(Fingerprint.ofText("" + (size - 1)));
            assertThat(tree.root()).isEqualTo(Merkle.hex(run(0, size)));
            tree = new Frontier(tree.size(), tree.peaks());
        }
    }

    @Test
    void provesEveryLeafOfEveryTree() {
        for (int size = 1; size <= LEAVES.size(); size++) {
            for (int leaf = 0; leaf < size; leaf++) {
                var path = Merkle.inclusion(leaf, size, MerkleTests::run);
                assertThat(Merkle.rootOf(LEAVES.get(leaf), leaf, size, path)).isEqualTo(run(0, size));
                assertThat(Merkle.rootOf(LEAVES.get((leaf + 1) % 40), leaf, size, path))
                        .isNotEqualTo(run(0, size));
            }
        }
    }

    @Test
    void provesThatEveryTreeContinuesEverySmallerOne() {
        for (int size = 1; size <= LEAVES.size(); size++) {
            for (int old = 1; old <= size; old++) {
                var path = Merkle.consistency(old, size, MerkleTests::run);
                assertThat(Continuation.holds(old, size, run(0, old), run(0, size), path))
                        .as(old + " " + size)
                        .isTrue();
                if (old < size) {
                    assertThat(Continuation.holds(old, size, run(0, size), run(0, size), path))
                            .isFalse();
                }
            }
        }
    }

    private static byte[] run(long from, long size) {
        return size == 1 ? LEAVES.get((int) from) : Merkle.joined(from, size, MerkleTests::run);
    }

    /// As RFC 9162, 2.1.4.2, verifies it.
    private static final class Continuation {

        static boolean holds(long old, long size, byte[] oldRoot, byte[] root, List<String> path) {
            if (old == size) {
                return path.isEmpty() && java.util.Arrays.equals(oldRoot, root);
            }
            var nodes =
                    new java.util.ArrayDeque<>(path.stream().map(Merkle::bytes).toList());
            if (Long.bitCount(old) == 1) {
                nodes.addFirst(oldRoot);
            }
            long place = old - 1;
            long last = size - 1;
            while ((place & 1) == 1) {
                place >>= 1;
                last >>= 1;
            }
            var first = nodes.pop();
            var second = first;
            for (var node : nodes) {
                if (last == 0) {
                    return false;
                }
                if ((place & 1) == 1 || place == last) {
                    first = Merkle.node(node, first);
                    second = Merkle.node(node, second);
                    while ((place & 1) == 0 && place != 0) {
                        place >>= 1;
                        last >>= 1;
                    }
                } else {
                    second = Merkle.node(second, node);
                }
                place >>= 1;
                last >>= 1;
            }
            return last == 0 && java.util.Arrays.equals(first, oldRoot) && java.util.Arrays.equals(second, root);
        }
    }
}
