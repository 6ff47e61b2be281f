package pilotregistry.search;

import com.huaban.analysis.jieba.JiebaSegmenter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.IntStream;

/// Words of general Chinese with their frequencies: the second opinion on where words end.
///
/// It is the dictionary of jieba (349,000 words), and `words.txt` for those that it lacks. Kept as hashes: 12 MB.
final class Lexicon {

    static final int LONGEST = 8;

    private static final int SLOTS = 1 << 20;
    private static final long SEED = 0xCBF29CE484222325L; // FNV-1a over characters
    private static final long PRIME = 0x100000001B3L;
    private static final int SUPPLEMENT_FREQUENCY = 50;

    private static final double[] LOGARITHMS = IntStream.range(0, 1 << 12)
            .mapToDouble(frequency -> Math.log(Math.max(1, frequency)))
            .toArray();

    // A bit for each word: most of what is looked for is none, and this much stays in the nearest memory.
    private final long[] filter = new long[1 << 16];
    private final long[] words = new long[SLOTS];
    private final int[] frequencies = new int[SLOTS];
    private final boolean[] places = new boolean[SLOTS];
    private final double logTotal;
    private long total;

    Lexicon() {
        read(Objects.requireNonNull(JiebaSegmenter.class.getResourceAsStream("/dict.txt")));
        read(Objects.requireNonNull(Lexicon.class.getResourceAsStream("/search/words.txt")));
        logTotal = Math.log((double) total);
    }

    boolean isWord(CharSequence text, int from, int to) {
        return frequency(text, from, to) > 0;
    }

    /// Whether the dictionary knows it as the name of a place and as nothing else, or does not know it.
    boolean isOnlyPlace(String word) {
        int slot = slot(hash(word, 0, word.length()));
        return words[slot] == 0 || places[slot];
    }

    /// Where the words of the likeliest reading end: true at each index that is a border.
    boolean[] borders(String text, int from, int to) {
        int length = to - from;
        var characters = new char[length];
        text.getChars(from, to, characters, 0);
        var best = new double[length + 1];
        var next = new int[length + 1];
        for (int at = length - 1; at >= 0; at--) {
            choose(characters, at, best, next);
        }
        var borders = new boolean[length + 1];
        for (int at = 0; at < length; at = next[at]) {
            borders[at] = true;
        }
        borders[length] = true;
        return borders;
    }

    private void choose(char[] text, int at, double[] best, int[] next) {
        best[at] = Double.NEGATIVE_INFINITY;
        long hash = SEED;
        for (int end = at + 1; end <= Math.min(text.length, at + LONGEST); end++) {
            hash = (hash ^ text[end - 1]) * PRIME;
            int frequency = frequency(hash);
            if (frequency == 0 && end > at + 1) {
                continue;
            }
            double score = log(frequency) - logTotal + best[end];
            if (score > best[at]) {
                best[at] = score;
                next[at] = end;
            }
        }
    }

    private static double log(int frequency) {
        return frequency < LOGARITHMS.length ? LOGARITHMS[frequency] : Math.log(frequency);
    }

    private int frequency(CharSequence text, int from, int to) {
        return frequency(hash(text, from, to));
    }

    private int frequency(long hash) {
        long mixed = hash * 0x9E3779B97F4A7C15L;
        boolean known = (filter[(int) (mixed >>> 48)] & (1L << (mixed >>> 42))) != 0;
        return known ? frequencies[slot(hash)] : 0;
    }

    private static long hash(CharSequence text, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    private int slot(long hash) {
        int slot = (int) ((hash * 0x9E3779B97F4A7C15L) >>> 44) & (SLOTS - 1);
        while (words[slot] != 0 && words[slot] != hash) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    // Each line: the word, its frequency, and what kind of word it is (ns: a place).
    private void read(InputStream file) {
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    keep(line.split(" ", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(String[] cells) {
        var word = cells[0];
        long hash = hash(word, 0, word.length());
        int slot = slot(hash);
        int frequency = cells.length > 1 ? Math.max(1, Integer.parseInt(cells[1])) : SUPPLEMENT_FREQUENCY;
        if (frequencies[slot] > 0) {
            return;
        }
        long mixed = hash * 0x9E3779B97F4A7C15L;
        filter[(int) (mixed >>> 48)] |= 1L << (mixed >>> 42);
        words[slot] = hash;
        frequencies[slot] = frequency;
        places[slot] = cells.length > 2 && cells[2].equals("ns");
        total += frequency;
    }
}
