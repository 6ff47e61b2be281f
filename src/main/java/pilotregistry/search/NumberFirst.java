package pilotregistry.search;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Dimension;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.search.StatedRanges.Stretch;

/// Reads ranges that name the metric behind the figure, as English does: at least 10 tonnes of ammonia
/// nitrogen, 10 t/a or more of COD reduction. A metric that only goes before another word, as in *over 10 t/a
/// wastewater treatment plant*, is none.
final class NumberFirst {

    private static final String BEFORE = Bound.either(Bound.BEFORE);
    private static final String BEHIND = Bound.either(Bound.BEHIND);
    private static final String VERB = "(?:(?:(?:reduc(?:ing|e[sd]?)|cut(?:s|ting)?|sav(?:ing|e[sd]?))(?:\\s+by)?"
            + "|(?:reductions?|savings?)\\s+of)\\s+)?";
    private static final String UNIT = "(?<unit>[^,，.。;；≥≤<>]{0,24}?)";
    private static final String DONE = "(?:\\s*(?:减排量?|削减量?|减少量?|减量)|\\s+(?:reduced|reductions?|saved|savings?|cut))";
    private static final String YEARLY = "(?:\\s+(?:per year|a year|each year|per annum|annually))?";
    // What may follow a metric that stands for itself.
    private static final String END =
            "(?=\\s*(?:$|[,，.。;；、:：)）(（&?？!！\"“”])|\\s+(?:\\p{IsHan}|(?:in|at|by|from|for|with|through|via)\\b))";
    private static final String CONNECTED = "\\s*(?:且|并且|和|,|，|and|&)?\\s*";
    private static final Pattern MORE = Pattern.compile(CONNECTED + "(?:" + BEFORE + ")\\s*\\d.*");
    // A figure right before, of which this one is the other side or another choice.
    private static final Pattern SIDE =
            Pattern.compile(".*(?:(?:" + BEFORE + ")\\s*\\d\\S*\\s*(?:且|并且|和|,|，|and|&|或|or)?"
                    + "|\\d\\S*\\s*(?:to|至|到|-|~|—|–|and|且)|\\d[^,，。；;]*(?:\\bor|或))\\s*");

    private final MetricWords words;
    private final Pattern pattern;
    private final Pattern next;

    NumberFirst(MetricWords words) {
        this.words = words;
        var metrics = words.either();
        var and = "(?=\\s+and\\b(?!\\s+(?:" + metrics + ")))";
        var metric = "(?:(?<![a-z0-9])|(?=\\p{IsHan}))(?<metric>" + metrics + ")(?![a-z0-9])";
        var stated = "(?:(?<before>" + BEFORE + ")\\s*+)?(?<![\\d.,-])" + Bound.FIGURE + "(?:\\s*(?<between>" + BEHIND
                + "))?\\s*" + UNIT + "\\s*(?<behind>" + BEHIND + ")?\\s*(?:of\\s+|的\\s*)?" + metric + "(?:" + DONE
                + YEARLY
                + "(?!\\s+per\\b)(?![a-z0-9])|" + YEARLY + "(?:" + END + "|" + and + "))";
        pattern = Pattern.compile(VERB + stated);
        next = Pattern.compile(CONNECTED + VERB + stated);
    }

    /// The next one that is wholly understood.
    ///
    /// @param at where the last range that was taken ends
    @Nullable
    Stretch next(String text, Folded folded, int from, int at) {
        var found = pattern.matcher(folded.text());
        for (int begin = from; found.find(begin); begin = found.end("times")) {
            var range = stands(folded.text(), found, at) ? range(text, folded, found) : null;
            if (range != null) {
                return new Stretch(found.start(), found.end(), range);
            }
        }
        return null;
    }

    private boolean stands(String text, Matcher found, int at) {
        var more = MORE.matcher(text).region(found.end(), text.length()).matches()
                && !next.matcher(text).region(found.end(), text.length()).lookingAt();
        return !more
                && StatedRanges.beginsAfresh(text, found.start())
                && !SIDE.matcher(text)
                        .region(Math.min(at, found.start()), found.start())
                        .matches();
    }

    private @Nullable StatedRange range(String text, Folded folded, Matcher found) {
        var metric = words.metric(found.group("metric"));
        var unit = found.group("unit").strip();
        var bounds = Stream.of(
                        bound(Bound.BEFORE, found.group("before")),
                        bound(Bound.BEHIND, found.group("between")),
                        bound(Bound.BEHIND, found.group("behind")))
                .flatMap(Optional::stream)
                .toList();
        if (bounds.size() > 1 || !fits(unit, metric)) {
            return null;
        }
        var bound = bounds.isEmpty() ? null : bounds.getFirst();
        var written = StatedRanges.written(text, folded, found.start(), found.end());
        return words.range(written, metric, found, unit, bound);
    }

    private static Optional<Bound> bound(Map<String, Bound> words, @Nullable String word) {
        return word == null ? Optional.empty() : Optional.ofNullable(words.get(word));
    }

    // Of what is counted a number is enough; at least 2 VOCs is about something else.
    private boolean fits(String unit, OutcomeMetric metric) {
        var counted = metric.unit() != null && metric.unit().dimension() == Dimension.COUNT;
        return unit.isEmpty() ? counted : words.converts(unit, metric);
    }
}
