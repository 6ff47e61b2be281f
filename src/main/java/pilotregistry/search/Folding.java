package pilotregistry.search;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;

/// Makes texts comparable: NFKC, case, width, and traditional characters as simplified ones; offsets are kept.
final class Folding {

    private static final char FIRST_HAN = '\u3400';
    private static final char LAST_HAN = '\u9fff';

    // Simplified texts use these too, but in the industries' words they stand for the simplified form: 乾燥, 後處理.
    private static final Map<Character, Character> ALSO_TRADITIONAL = Map.of('乾', '干', '儘', '尽', '噸', '吨', '準', '准');
    private static final char[] SIMPLIFIED = simplified();

    private final Normalizer2 normalizer = Normalizer2.getNFKCCasefoldInstance();

    Folded fold(String original) {
        var folding = new Buffer(original.length());
        int from = 0;
        while (from < original.length()) {
            int to = from + Character.charCount(original.codePointAt(from));
            if (!plain(original.charAt(from))) {
                while (to < original.length() && !normalizer.hasBoundaryBefore(original.codePointAt(to))) {
                    to += Character.charCount(original.codePointAt(to));
                }
            }
            append(folding, original, from, to);
            from = to;
        }
        return folding.folded();
    }

    private void append(Buffer folding, String original, int from, int to) {
        char first = original.charAt(from);
        if (to - from == 1 && plain(first)) {
            folding.add(first >= FIRST_HAN ? SIMPLIFIED[first - FIRST_HAN] : Character.toLowerCase(first), from, to);
            return;
        }
        var normal = normalizer.normalize(original.substring(from, to));
        for (int i = 0; i < normal.length(); i++) {
            char each = normal.charAt(i);
            folding.add(isHan(each) ? SIMPLIFIED[each - FIRST_HAN] : each, from, to);
        }
    }

    // Followed by a mark that combines, a plain letter would compose; the mark then stands alone, which is harmless.
    private static boolean plain(char c) {
        return (c < 0x80) || isHan(c);
    }

    static boolean isHan(char c) {
        return c >= FIRST_HAN && c <= LAST_HAN;
    }

    // Characters that GB 2312 has are simplified already: folding them further would break words such as 覆盖.
    private static char[] simplified() {
        var converter = Transliterator.getInstance("Traditional-Simplified");
        var gb2312 = Charset.forName("GB2312").newEncoder();
        var table = new char[LAST_HAN - FIRST_HAN + 1];
        for (char c = FIRST_HAN; c <= LAST_HAN; c++) {
            var converted = gb2312.canEncode(c) ? "" : converter.transliterate(String.valueOf(c));
            table[c - FIRST_HAN] = converted.length() == 1 && isHan(converted.charAt(0)) ? converted.charAt(0) : c;
        }
        ALSO_TRADITIONAL.forEach((traditional, simple) -> table[traditional - FIRST_HAN] = simple);
        return table;
    }

    private static final class Buffer {

        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        Buffer(int length) {
            text = new StringBuilder(length);
            starts = new int[length + 1];
            ends = new int[length + 1];
        }

        void add(char c, int start, int end) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            text.append(c);
            starts[at] = start;
            ends[at] = end;
        }

        Folded folded() {
            return new Folded(text.toString(), starts, ends);
        }
    }
}
