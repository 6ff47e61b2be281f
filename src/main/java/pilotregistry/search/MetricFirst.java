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

    private static final String SEPARATING = ",，.。;；、)）?？!！&\"“”的和与及且并";

    // What a bare figure may stand before: 节水 ≥ 10万 and COD ≥ 5.
    private static final Pattern JOINING = Pattern.compile("(?:and|or|with|for|by|from|through|via)\\b");
    // A unit that nobody told us of: 标方, 兆焦, 桶.
    private static final Pattern LIKE_A_UNIT = Pattern.compile(
            "\\p{IsHan}{0,4}?[时瓦吨克米升度桶斤方焦卡尺里磅亩仑](?=$|\\P{IsHan}|[的每和与及且并或]|" + Bound.either(Bound.BEHIND) + ")");
    private static final Pattern PER = Pattern.compile("\\s*(?:/|每|per\\b)");

    private final MetricWords words;
    private final Pattern pattern;
    private final Pattern another;

    MetricFirst(MetricWords words) {
        this.words = words;
        another = Pattern.compile("(?:" + words.either() + ")(?![a-z0-9])");
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
        return standsBare(text, from) ? "" : null;
    }

    // Not before what only looks like a unit: without it the figure would be another.
    private boolean standsBare(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()
                || SEPARATING.indexOf(text.charAt(at)) >= 0
                || !behind(text, at).isEmpty()) {
            return true;
        }
        if (!Character.isWhitespace(text.charAt(at - 1))) {
            return false;
        }
        return begins(another, text, at)
                || (Folding.isHan(text.charAt(at))
                        ? !words.beginsUnit(text, at) && !begins(LIKE_A_UNIT, text, at)
                        : begins(JOINING, text, at));
    }

    private static boolean begins(Pattern pattern, String text, int at) {
        return pattern.matcher(text).region(at, text.length()).lookingAt();
    }

    // Nor the middle of 1 ≤ x ≤ 2.
    private static boolean stands(String text, Matcher found) {
        return !SIDE.matcher(text).region(0, found.start()).matches() && StatedRanges.beginsAfresh(text, found.start());
    }

    private static boolean endsThere(String text, int to) {
        return !begins(PER, text, to) && (to == text.length() || StatedRanges.beginsWord(text, to));
    }
}
