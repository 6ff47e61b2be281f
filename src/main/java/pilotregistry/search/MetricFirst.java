package pilotregistry.search;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.search.StatedRanges.Stretch;

/// Reads ranges that name the metric before the figure: 氨氮减排 ≥ 10 t/a.
final class MetricFirst {

    private static final String BY = "\\s*+(?:减排量?|削减量?|减少量?|减量|下降|降低|节约|量)?\\s*+"
            + "(?:reduced|reduction|saved|savings?|fall)?\\s*+(?:率|为|达到?|在|is|by|of|:)?\\s*+";
    private static final String GLUE = "(?:(?<!\\d)(?:累计|合计|总共|实现|每年|年均|全年|年))*+";
    // Another side of a range, or another choice, which one range cannot hold.
    private static final Pattern MORE =
            Pattern.compile("\\s*(?:且|并且|和|,|，|and|&)?\\s*(?:" + Bound.either(Bound.BEFORE) + ")\\s*\\d.*");
    private static final Pattern SIDE = Pattern.compile(".*\\d[^，。；;]{0,15}(?:" + Bound.either(Bound.BEFORE) + ")\\s*");
    private static final int LONGEST_UNIT = 24;

    private static final String SEPARATING = " ,，.。;；、)）?？!！&\"“”的和与及且并";

    private final MetricWords words;
    private final Pattern pattern;

    MetricFirst(MetricWords words) {
        this.words = words;
        pattern = Pattern.compile(GLUE + "(?<metric>" + words.either() + ")" + BY + "(?:(?<before>"
                + Bound.either(Bound.BEFORE) + ")\\s*+)?" + Bound.FIGURE);
    }

    @Nullable
    Stretch next(String text, Folded folded, int from) {
        var found = pattern.matcher(folded.text());
        if (!found.find(from)) {
            return null;
        }
        var range = stands(folded.text(), found) ? range(text, folded, found) : null;
        return new Stretch(found.start(), found.end(), range);
    }

    private @Nullable StatedRange range(String text, Folded folded, Matcher found) {
        var metric = words.metric(found.group("metric"));
        var unit = unit(folded.text(), found.end(), metric);
        if (unit == null) {
            return null;
        }
        int end = found.end() + unit.length();
        var behind = behind(folded.text(), end);
        int last = behind.isEmpty() ? end : folded.text().indexOf(behind, end) + behind.length();
        if (MORE.matcher(folded.text()).region(last, folded.length()).matches()) {
            return null;
        }
        var before = found.group("before");
        var bound = before != null ? Bound.BEFORE.get(before) : Bound.BEHIND.get(behind);
        return words.range(StatedRanges.written(text, folded, found.start(), last), metric, found, unit, bound);
    }

    private static String behind(String text, int end) {
        return Bound.BEHIND.keySet().stream()
                .filter(word -> text.substring(end).stripLeading().startsWith(word))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /// The longest unit of the metric that begins here; empty for none, null for one that is another's or no unit.
    private @Nullable String unit(String text, int from, OutcomeMetric metric) {
        for (int to = Math.min(text.length(), from + LONGEST_UNIT); to > from; to--) {
            var word = text.substring(from, to);
            if (!word.isBlank() && endsThere(text, to) && words.converts(word, metric)) {
                return word;
            }
        }
        return from == text.length()
                        || SEPARATING.indexOf(text.charAt(from)) >= 0
                        || !behind(text, from).isEmpty()
                        || (text.charAt(from - 1) == ' '
                                && Folding.isHan(text.charAt(from))
                                && !words.beginsUnit(text, from))
                ? ""
                : null;
    }

    // Nor the middle of 1 ≤ x ≤ 2.
    private static boolean stands(String text, Matcher found) {
        return !SIDE.matcher(text).region(0, found.start()).matches() && StatedRanges.beginsWord(text, found.start());
    }

    private static boolean endsThere(String text, int to) {
        return to == text.length() || (text.charAt(to) != '/' && StatedRanges.beginsWord(text, to));
    }
}
