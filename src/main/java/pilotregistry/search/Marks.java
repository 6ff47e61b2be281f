package pilotregistry.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Stretches of a text, in order and apart from each other.
record Marks(List<Stretch> stretches) {

    private static final int WINDOW = 120;
    private static final int LEAD = 30;
    private static final String SENTENCE_ENDS = "。；！？\n;!?";

    record Stretch(int start, int end) {}

    static Marks of(List<Stretch> found) {
        var sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Stretch::start).thenComparingInt(Stretch::end));
        var joined = new ArrayList<Stretch>();
        for (var each : sorted) {
            if (!joined.isEmpty() && each.start() <= joined.getLast().end()) {
                var last = joined.removeLast();
                joined.add(new Stretch(last.start(), Math.max(last.end(), each.end())));
            } else {
                joined.add(each);
            }
        }
        return new Marks(joined);
    }

    /// Those of a part of the text, counted from its beginning.
    Marks within(int offset, int length) {
        return new Marks(stretches.stream()
                .filter(each -> each.start() >= offset && each.end() <= offset + length)
                .map(each -> new Stretch(each.start() - offset, each.end() - offset))
                .toList());
    }

    boolean isEmpty() {
        return stretches.isEmpty();
    }

    /// The whole text with the marks in it.
    List<Highlight.Fragment> whole(String text) {
        return fragments(text, 0, text.length());
    }

    /// The stretch of the text where most of the marks are.
    List<Highlight.Fragment> densest(String text) {
        var best = stretches.getFirst();
        int most = 0;
        for (var each : stretches) {
            int count = 0;
            for (var other : stretches) {
                count += other.start() >= each.start() && other.end() <= each.start() + WINDOW ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = each;
            }
        }
        int from = best.start();
        while (from > 0 && best.start() - from < LEAD && SENTENCE_ENDS.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        from -= from > 0 && Character.isLowSurrogate(text.charAt(from)) ? 1 : 0;
        int to = Math.min(text.length(), Math.max(best.end(), from + WINDOW));
        to += to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
        return fragments(text, from, to);
    }

    private List<Highlight.Fragment> fragments(String text, int from, int to) {
        var fragments = new ArrayList<Highlight.Fragment>();
        int at = from;
        for (var each : stretches) {
            if (each.start() < at || each.end() > to) {
                continue;
            }
            if (each.start() > at) {
                fragments.add(new Highlight.Fragment(text.substring(at, each.start()), false));
            }
            fragments.add(new Highlight.Fragment(text.substring(each.start(), each.end()), true));
            at = each.end();
        }
        if (at < to) {
            fragments.add(new Highlight.Fragment(text.substring(at, to), false));
        }
        return fragments;
    }
}
