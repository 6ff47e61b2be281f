package pilotregistry.history;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The hash tree of RFC 6962 (§2.1) over the events of the feed, in their order, with SHA-256. What is
/// hashed into a leaf is the hash of an event.
final class Merkle {

    private static final HexFormat HEX = HexFormat.of();

    private Merkle() {}

    /// Knows the hash of a run of leaves.
    @FunctionalInterface
    interface Runs {

        /// Of so many leaves, from one on; the first is 0.
        byte[] hash(long from, long size);
    }

    static byte[] leaf(String event) {
        return sha256((byte) 0, HEX.parseHex(event), new byte[0]);
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256((byte) 1, left, right);
    }

    static byte[] empty() {
        return sha256(new byte[0]);
    }

    static String hex(byte[] hash) {
        return HEX.formatHex(hash);
    }

    static byte[] bytes(String hex) {
        return HEX.parseHex(hex);
    }

    /// The hash of a run, from those of its two halves.
    static byte[] joined(long from, long size, Runs halves) {
        var left = split(size);
        return node(halves.hash(from, left), halves.hash(from + left, size - left));
    }

    /// What proves that a leaf stands at its place in the tree of a size.
    static List<String> inclusion(long leaf, long size, Runs runs) {
        var path = new ArrayList<String>();
        long from = 0;
        long run = size;
        while (run > 1) {
            var left = split(run);
            var goesLeft = leaf - from < left;
            path.addFirst(hex(goesLeft ? runs.hash(from + left, run - left) : runs.hash(from, left)));
            from = goesLeft ? from : from + left;
            run = goesLeft ? left : run - left;
        }
        return path;
    }

    /// What proves that the tree of a size begins with the tree of a smaller one.
    static List<String> consistency(long old, long size, Runs runs) {
        var path = new ArrayList<String>();
        if (old > 0 && old < size) {
            between(old, 0, size, true, runs, path);
        }
        return path;
    }

    private static void between(long old, long from, long size, boolean whole, Runs runs, List<String> path) {
        if (old == size) {
            if (!whole) {
                path.add(hex(runs.hash(from, size)));
            }
            return;
        }
        var left = split(size);
        if (old <= left) {
            between(old, from, left, whole, runs, path);
            path.add(hex(runs.hash(from + left, size - left)));
        } else {
            between(old - left, from + left, size - left, false, runs, path);
            path.add(hex(runs.hash(from, left)));
        }
    }

    /// The root that a leaf and its proof lead to (RFC 9162 §2.1.3.2).
    static byte[] rootOf(byte[] leaf, long index, long size, List<String> path) {
        var hash = leaf;
        long place = index;
        long last = size - 1;
        for (var sibling : path) {
            if ((place & 1) == 1 || place == last) {
                hash = node(bytes(sibling), hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, bytes(sibling));
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : new byte[0];
    }

    // The largest power of two below it.
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static byte[] sha256(byte prefix, byte[] one, byte[] other) {
        var digest = digest();
        digest.update(prefix);
        digest.update(one);
        return digest.digest(other);
    }

    private static byte[] sha256(byte[] bytes) {
        return digest().digest(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
