package pilotregistry.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;

/// How often words stand in Chinese texts, and how often one behind another: the tables of SmartCN, kept as hashes of
/// the words and of the pairs, of which the library itself keeps nothing but hashes.
final class WordPairs {

    /// What is no word of the table, and no beginning of one.
    static final int UNKNOWN = -2;

    /// What words begin with, but is none.
    static final int BEGINNING = -1;

    static final long SEED = 0xcbf29ce484222325L; // FNV-1a over the bytes of characters, as the library has it
    private static final long PRIME = 1099511628211L;

    private final Table words = new Table(1 << 19, UNKNOWN);
    private final Table pairs = new Table(1 << 20, 0);

    WordPairs() {
        read("coredict.mem", this::readWords);
        read("bigramdict.mem", this::readPairs);
    }

    static long hash(long before, char c) {
        return (((before ^ (c & 0xFF)) * PRIME) ^ (c >> 8)) * PRIME;
    }

    static long hash(String word) {
        long hash = SEED;
        for (int at = 0; at < word.length(); at++) {
            hash = hash(hash, word.charAt(at));
        }
        return hash;
    }

    /// How often a word stands there, by its hash.
    int word(long hash) {
        return words.get(hash);
    }

    /// How often one word stands before another, by the hash of both with `@` between them.
    int pair(long hash) {
        return pairs.get(hash);
    }

    private interface Reading {
        void of(ObjectInputStream objects) throws IOException, ClassNotFoundException;
    }

    private static void read(String file, Reading reading) {
        try (InputStream stream =
                        Objects.requireNonNull(HMMChineseTokenizer.class.getResourceAsStream("hhmm/" + file));
                var objects = new ObjectInputStream(stream)) {
            objects.setObjectInputFilter(WordPairs::onlyNumbers);
            reading.of(objects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException everyJdkHasArrays) {
            throw new IllegalStateException(everyJdkHasArrays);
        }
    }

    private static ObjectInputFilter.Status onlyNumbers(ObjectInputFilter.FilterInfo info) {
        var type = info.serialClass();
        while (type != null && type.isArray()) {
            type = type.getComponentType();
        }
        return type == null
                ? ObjectInputFilter.Status.UNDECIDED
                : type.isPrimitive() ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
    }

    // By first characters: where the list of each is, and there the rests of words with their frequencies.
    private void readWords(ObjectInputStream objects) throws IOException, ClassNotFoundException {
        var places = (short[]) objects.readObject();
        var characters = (char[]) objects.readObject();
        var rests = (char[][][]) objects.readObject();
        var frequencies = (int[][]) objects.readObject();
        for (int at = 0; at < characters.length; at++) {
            if (characters[at] != 0 && rests[places[at]] != null) {
                for (int each = 0; each < rests[places[at]].length; each++) {
                    word(characters[at], rests[places[at]][each], frequencies[places[at]][each]);
                }
            }
        }
    }

    @SuppressWarnings("NullAway") // a word of one character has no rest
    private void word(char first, char[] rest, int frequency) {
        long hash = hash(SEED, first);
        int length = rest == null ? 0 : rest.length;
        for (int at = 0; at < length; at++) {
            if (words.get(hash) == UNKNOWN) {
                words.put(hash, BEGINNING);
            }
            hash = hash(hash, rest[at]);
        }
        words.put(hash, frequency);
    }

    private void readPairs(ObjectInputStream objects) throws IOException, ClassNotFoundException {
        var hashes = (long[]) objects.readObject();
        var frequencies = (int[]) objects.readObject();
        for (int at = 0; at < hashes.length; at++) {
            if (hashes[at] != 0) {
                pairs.put(hashes[at], frequencies[at]);
            }
        }
    }

    /// Numbers by hashes. Most of what is asked for is not there: a bit for each hash says so from the nearest memory.
    private static final class Table {

        private static final int BITS = 1 << 22;

        private final long[] filter = new long[BITS / Long.SIZE];
        private final long[] keys;
        private final int[] values;
        private final int none;

        Table(int slots, int none) {
            this.keys = new long[slots];
            this.values = new int[slots];
            this.none = none;
        }

        int get(long key) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            if ((filter[(int) (mixed >>> 48)] & (1L << (mixed >>> 42))) == 0) {
                return none;
            }
            int slot = slot(key, mixed);
            return keys[slot] == 0 ? none : values[slot];
        }

        void put(long key, int value) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            filter[(int) (mixed >>> 48)] |= 1L << (mixed >>> 42);
            int slot = slot(key, mixed);
            keys[slot] = key;
            values[slot] = value;
        }

        private int slot(long key, long mixed) {
            int slot = (int) (mixed >>> 40) & (keys.length - 1);
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }
    }
}
