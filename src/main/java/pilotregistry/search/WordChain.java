package pilotregistry.search;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import org.apache.lucene.analysis.cn.smart.CharType;
import org.apache.lucene.analysis.cn.smart.Utility;
import org.jspecify.annotations.Nullable;

/// The likeliest row of words of each sentence, as SmartCN has it: the same graph, weights and choice as Lucene's
/// `HMMChineseTokenizer`, in arrays that are used again instead of objects for every pair of words. Not safe for
/// several threads.
final class WordChain {

    private static final String LETTERS = "未##串";
    private static final String DIGITS = "未##数";
    private static final String BEGIN = "始##始";
    private static final String END = "末##末";
    private static final double SMOOTH = 0.1;
    private static final double MOST = Utility.MAX_FREQUENCE;
    private static final double TINY = 1.0 / MOST;

    private final WordPairs pairs;
    private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    private String text = "";
    private int[] types = new int[0];

    // The words that may stand in the sentence, by where they begin.
    private int count;
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int[] frequencies = new int[256];
    private @Nullable String[] names = new @Nullable String[256];
    private double[] weights = new double[256];
    private int[] previous = new int[256];

    WordChain(WordPairs pairs) {
        this.pairs = pairs;
    }

    /// Marks where the words of the text begin and end.
    boolean[] cuts(String text) {
        this.text = text;
        types = types(text);
        var cuts = new boolean[text.length() + 1];
        sentences.setText(text);
        int from = sentences.first();
        for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
            count = 0;
            add(from - 1, from, BEGIN, frequency(WordPairs.hash(BEGIN)));
            for (int at = from; at < to; ) {
                at = collect(at, to);
            }
            add(to, to + 1, END, frequency(WordPairs.hash(END)));
            choose();
            mark(cuts);
            from = to;
        }
        return cuts;
    }

    private static int[] types(String text) {
        var types = new int[text.length()];
        for (int at = 0; at < types.length; at++) {
            types[at] = Utility.getCharType(text.charAt(at));
        }
        return types;
    }

    // All that may begin here; answers where the next word may begin.
    private int collect(int at, int to) {
        return switch (types[at]) {
            case CharType.SPACE_LIKE -> at + 1;
            case CharType.HANZI -> {
                collectWords(at, to);
                yield at + 1;
            }
            case CharType.SURROGATE -> add(at, at + Character.charCount(text.codePointAt(at)), null, 0);
            case CharType.DELIMITER -> add(at, at + 1, null, Utility.MAX_FREQUENCE);
            case CharType.LETTER, CharType.FULLWIDTH_LETTER ->
                run(at, to, CharType.LETTER, CharType.FULLWIDTH_LETTER, LETTERS);
            case CharType.DIGIT, CharType.FULLWIDTH_DIGIT ->
                run(at, to, CharType.DIGIT, CharType.FULLWIDTH_DIGIT, DIGITS);
            default -> add(at, at + 1, LETTERS, frequency(WordPairs.hash(LETTERS)));
        };
    }

    private int run(int at, int to, int type, int wide, String name) {
        int end = at + 1;
        while (end < to && (types[end] == type || types[end] == wide)) {
            end++;
        }
        return add(at, end, name, frequency(WordPairs.hash(name)));
    }

    // Each character, and each word of the table from there; spaces within a word are passed over.
    private void collectWords(int at, int to) {
        long hash = WordPairs.hash(WordPairs.SEED, text.charAt(at));
        int found = pairs.word(hash);
        add(at, at + 1, null, Math.max(0, found));
        int end = at + 1;
        while (found != WordPairs.UNKNOWN) {
            while (end < to && types[end] == CharType.SPACE_LIKE) {
                end++;
            }
            if (end >= to || types[end] != CharType.HANZI) {
                return;
            }
            hash = WordPairs.hash(hash, text.charAt(end++));
            found = pairs.word(hash);
            if (found >= 0) {
                add(at, end, null, found);
            }
        }
    }

    private int frequency(long hash) {
        return Math.max(0, pairs.word(hash));
    }

    private int add(int start, int end, @Nullable String name, int frequency) {
        if (count == starts.length) {
            int size = count * 2;
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            frequencies = Arrays.copyOf(frequencies, size);
            names = Arrays.copyOf(names, size);
            weights = new double[size];
            previous = new int[size];
        }
        starts[count] = start;
        ends[count] = end;
        names[count] = name;
        frequencies[count] = frequency;
        count++;
        return end;
    }

    // What comes first into a word stays there unless another way is really shorter: so the library decides ties.
    private void choose() {
        Arrays.fill(weights, 0, count, Double.MAX_VALUE);
        weights[0] = 0;
        int next = 0;
        for (int word = 0; word < count - 1; word++) {
            while (next > 0 && starts[next - 1] >= ends[word]) {
                next--;
            }
            while (starts[next] < ends[word]) {
                next++;
            }
            long hash = WordPairs.hash(hash(WordPairs.SEED, word), '@');
            double apart = weight(frequencies[word], 0);
            for (int other = next; other < count && starts[other] == starts[next]; other++) {
                int together = pairs.pair(hash(hash, other));
                double way = weights[word] + (together == 0 ? apart : weight(frequencies[word], together));
                if (way < weights[other]) {
                    weights[other] = way;
                    previous[other] = word;
                }
            }
        }
    }

    private static double weight(double frequency, int together) {
        return -Math.log(SMOOTH * (1.0 + frequency) / MOST
                + (1.0 - SMOOTH) * ((1.0 - TINY) * together / (1.0 + frequency) + TINY));
    }

    private long hash(long before, int word) {
        var name = names[word];
        long hash = before;
        if (name != null) {
            for (int at = 0; at < name.length(); at++) {
                hash = WordPairs.hash(hash, name.charAt(at));
            }
            return hash;
        }
        for (int at = starts[word]; at < ends[word]; at++) {
            if (types[at] != CharType.SPACE_LIKE) {
                hash = WordPairs.hash(hash, text.charAt(at));
            }
        }
        return hash;
    }

    private void mark(boolean[] cuts) {
        for (int word = previous[count - 1]; word > 0; word = previous[word]) {
            cuts[starts[word]] = true;
            cuts[ends[word]] = true;
        }
    }
}
