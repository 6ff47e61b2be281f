package pilotregistry.search;

/// Finds the borders of words in a folded text. Not safe for several threads: each has its own.
final class Segmenter {

    private static final WordPairs PAIRS = new WordPairs();

    private final WordChain chain = new WordChain(PAIRS);
    private final Lexicon lexicon;

    Segmenter(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    Segmented segment(Folded folded) {
        var text = folded.text();
        return new Segmented(folded, borders(text), dictionary(text), lexicon);
    }

    // Between Chinese characters the segmenter decides; elsewhere a change of kind is a border.
    private boolean[] borders(String text) {
        var borders = new boolean[text.length() + 1];
        var cut = chain.cuts(text);
        for (int i = 0; i <= text.length(); i++) {
            borders[i] = changesKind(text, i) || (betweenHan(text, i) && cut[i]);
        }
        return borders;
    }

    private boolean[] dictionary(String text) {
        var borders = new boolean[text.length() + 1];
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && Folding.isHan(text.charAt(to))) {
                to++;
            }
            if (to > from) {
                System.arraycopy(lexicon.borders(text, from, to), 0, borders, from, to - from + 1);
            } else {
                to++;
                borders[from] = changesKind(text, from) || borders[from];
                borders[to] = changesKind(text, to);
            }
            from = to;
        }
        borders[text.length()] = true;
        borders[0] = true;
        return borders;
    }

    static boolean changesKind(String text, int index) {
        if (index == 0 || index == text.length()) {
            return true;
        }
        var before = Kind.of(text.charAt(index - 1));
        var after = Kind.of(text.charAt(index));
        return before != after || before == Kind.OTHER;
    }

    private static boolean betweenHan(String text, int index) {
        return index > 0
                && index < text.length()
                && Folding.isHan(text.charAt(index - 1))
                && Folding.isHan(text.charAt(index));
    }

    /// What a character is, as far as borders go.
    enum Kind {
        HAN,
        LETTER,
        DIGIT,
        OTHER;

        static Kind of(char c) {
            if (Folding.isHan(c)) {
                return HAN;
            }
            if (Character.isDigit(c)) {
                return DIGIT;
            }
            return Character.isLetter(c) || Character.isSurrogate(c) ? LETTER : OTHER;
        }
    }
}
