package pilotregistry.search;

/// A folded text with two opinions on where its words end: that of the segmenter and that of the dictionary.
///
/// A stretch of characters stands for itself only if both its ends are ends of words, so that 焦化 is not found in
/// 聚焦化工.
final class Segmented {

    /// What may follow a word within one token without changing what it is about: 化工厂, 印染业.
    private static final String SUFFIXES = "厂业类品液渣泥机炉窑站区件料剂率量型商企";

    private final Folded folded;
    private final boolean[] segmenter;
    private final boolean[] dictionary;
    private final Lexicon lexicon;

    Segmented(Folded folded, boolean[] segmenter, boolean[] dictionary, Lexicon lexicon) {
        this.folded = folded;
        this.segmenter = segmenter;
        this.dictionary = dictionary;
        this.lexicon = lexicon;
    }

    Folded folded() {
        return folded;
    }

    String text() {
        return folded.text();
    }

    /// Whether a word begins or ends at this index: by the segmenter, and by the dictionary where it reads across.
    boolean border(int index) {
        if (segmenter[index]) {
            return dictionary[index] || !crossed(dictionary, segmenter, index);
        }
        return dictionary[index] && crossed(segmenter, dictionary, index);
    }

    /// Whether what stands from one index to the other is a word or a row of words there.
    boolean stands(int from, int to) {
        return segmenter[from]
                && endFits(segmenter, from, to)
                && agreesOn(from, from, to)
                && (endFits(dictionary, from, to) || agreesOn(to, from, to))
                && !stranded(from, to);
    }

    /// Whether it stands there or lies wholly inside one word, as 镇江 in 镇江市.
    boolean standsOrLiesWithin(int from, int to) {
        return stands(from, to) || (within(segmenter, from, to) && within(dictionary, from, to));
    }

    private boolean endFits(boolean[] borders, int from, int to) {
        if (borders[to]) {
            return true;
        }
        if (SUFFIXES.indexOf(text().charAt(to)) < 0 || !borders[to + 1]) {
            return false;
        }
        int last = to - 1;
        while (last > from && !borders[last]) {
            last--;
        }
        return borders[last] && (to - last > 1 || to - from > 3);
    }

    // The dictionary has an end there too, or a longer word: one that holds all of it, or is a row of the segmenter's.
    private boolean agreesOn(int end, int from, int to) {
        return dictionary[end] || !crossed(dictionary, segmenter, end) || within(dictionary, from, to);
    }

    private static boolean within(boolean[] borders, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (borders[i]) {
                return false;
            }
        }
        return !borders[from] || !borders[to];
    }

    // Single characters left over beside it that make words with its halves: 型|钢铁|艺 is 型钢 and 铁艺.
    boolean stranded(int from, int to) {
        boolean before = single(from - 1);
        boolean after = single(to);
        for (int middle = from + 1; middle < to && (before || after); middle++) {
            boolean left = before && lexicon.isWord(text(), from - 1, middle);
            boolean right = after && lexicon.isWord(text(), middle, to + 1);
            if ((left && right) || (left && restIsWord(middle, to)) || (right && restIsWord(from, middle))) {
                return true;
            }
        }
        return false;
    }

    boolean isWord(int from, int to) {
        return lexicon.isWord(text(), from, to);
    }

    private boolean restIsWord(int from, int to) {
        return to - from > 1 && lexicon.isWord(text(), from, to);
    }

    private boolean single(int at) {
        return at >= 0
                && at < text().length()
                && Folding.isHan(text().charAt(at))
                && segmenter[at]
                && segmenter[at + 1];
    }

    // One opinion has no border here; the word it has instead holds one end of a word of the other.
    private static boolean crossed(boolean[] borders, boolean[] others, int index) {
        int from = index;
        while (!borders[from]) {
            from--;
        }
        int to = index;
        while (!borders[to]) {
            to++;
        }
        return !others[from] || !others[to];
    }
}
