package pilotregistry.search;

import java.util.ArrayList;
import java.util.List;
import pilotregistry.search.Segmenter.Kind;

/// A stretch of a folded text that is read as one: a Chinese word, a run of letters and digits, or another sign.
///
/// @param sure false for what is a word by the segmenter only because of what was left over beside it
record Span(int from, int to, Kind kind, boolean sure) {

    int length() {
        return to - from;
    }

    static List<Span> of(Segmented text) {
        var spans = new ArrayList<Span>();
        int from = 0;
        while (from < text.text().length()) {
            var kind = Kind.of(text.text().charAt(from));
            int to = kind == Kind.HAN ? word(text, from) : run(text.text(), from, kind);
            if (kind == Kind.HAN && to - from > 1 && text.stranded(from, to)) {
                for (int at = from; at < to; at++) {
                    spans.add(new Span(at, at + 1, kind, false));
                }
            } else {
                spans.add(new Span(from, to, kind, true));
            }
            from = to;
        }
        return joined(text, spans);
    }

    // 渗|碳|排放: single characters beside each other that make a word are one.
    private static List<Span> joined(Segmented text, List<Span> spans) {
        var joined = new ArrayList<Span>();
        for (var span : spans) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.isLoose() && span.isLoose() && text.isWord(last.from(), span.to())) {
                joined.removeLast();
                joined.add(new Span(last.from(), span.to(), Kind.HAN, true));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    private boolean isLoose() {
        return kind == Kind.HAN && length() == 1 && sure;
    }

    private static int word(Segmented text, int from) {
        int to = from + 1;
        while (to < text.text().length() && !text.border(to)) {
            to++;
        }
        return to;
    }

    // Letters and digits in one, with the point of a decimal number: co2, 10.5.
    private static int run(String text, int from, Kind kind) {
        int to = from + 1;
        if (kind == Kind.OTHER) {
            return to;
        }
        while (to < text.length() && (isAlphanumeric(text, to) || isPoint(text, to))) {
            to++;
        }
        return to;
    }

    private static boolean isAlphanumeric(String text, int at) {
        var kind = Kind.of(text.charAt(at));
        return kind == Kind.LETTER || kind == Kind.DIGIT;
    }

    private static boolean isPoint(String text, int at) {
        return text.charAt(at) == '.'
                && at + 1 < text.length()
                && Kind.of(text.charAt(at - 1)) == Kind.DIGIT
                && Kind.of(text.charAt(at + 1)) == Kind.DIGIT;
    }
}
