package pilotregistry.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.ReferenceLists;

/// Takes out of a question what it says of outcomes in figures: 印染 氨氮减排 ≥ 10 t/a, 节水10万吨以上, VOCs reduced by
/// at least 5 t/a, at least 10 tonnes of ammonia nitrogen. What is not wholly understood stays in the text,
/// and is looked for as words.
final class StatedRanges {

    private static final Pattern CHOICE = Pattern.compile("或|\\bor\\b");

    // Before a range, what turns it round: 并非至少10吨, not reducing at least 10 t/a.
    private static final Pattern DENIED = Pattern.compile("(?:(?<![a-z0-9])(?:not|no|nor|never|neither|without|cannot)"
            + "|n['’]t|不|未|没有?|非|无|勿)\\s*(?:(?:be|been|to|have|has|do|does|by|(?:reduc|sav|cut)[a-z]*)\\s+)*+"
            + "(?:是|得|能|应|会|可|曾|有)?\\s*$");

    private final Folding folding = new Folding();
    private final MetricFirst metricFirst;
    private final NumberFirst numberFirst;

    StatedRanges(ReferenceLists reference) {
        var words = new MetricWords(reference, folding);
        metricFirst = new MetricFirst(words);
        numberFirst = new NumberFirst(words);
    }

    /// A question without what was taken out of it.
    record Reading(@Nullable String rest, List<StatedRange> ranges) {}

    /// A stretch of a folded text that states a range, or only looks so.
    ///
    /// @param range null where it is not wholly understood
    record Stretch(int start, int end, @Nullable StatedRange range) {}

    Reading read(@Nullable String text) {
        if (text == null || text.chars().noneMatch(Character::isDigit)) {
            return new Reading(text, List.of());
        }
        var folded = folding.fold(text);
        var ranges = new ArrayList<StatedRange>();
        var rest = new StringBuilder();
        int at = 0;
        for (var found = next(text, folded, 0, at); found != null; found = next(text, folded, found.end(), at)) {
            var range = found.range();
            if (range != null) {
                int start = folded.start(found.start());
                rest.append(text, folded.end(at), start).append(' ');
                ranges.add(range);
                at = folded.indexOf(start + range.text().length());
            }
        }
        rest.append(text.substring(folded.end(at)));
        var left = rest.toString().strip();
        return ranges.size() > 1 && CHOICE.matcher(left).find()
                ? new Reading(text, List.of())
                : new Reading(left, ranges);
    }

    // The one that begins first; a figure behind its metric is not the next metric's.
    private @Nullable Stretch next(String text, Folded folded, int from, int at) {
        var one = metricFirst.next(text, folded, from);
        var other = numberFirst.next(text, folded, from, at);
        return one == null || (other != null && other.start() < one.start()) ? other : one;
    }

    /// What was written there.
    static String written(String text, Folded folded, int start, int end) {
        return text.substring(folded.start(start), folded.end(end)).strip();
    }

    // Neither the end of a longer Latin word, such as the voc in avoc, nor denied.
    static boolean beginsAfresh(String text, int at) {
        return beginsWord(text, at)
                && !DENIED.matcher(text)
                        .region(0, at)
                        .useTransparentBounds(true)
                        .find();
    }

    // Not the end of a longer Latin word, such as the voc in avoc.
    static boolean beginsWord(String text, int at) {
        return at == 0 || !isLatin(text.charAt(at)) || !isLatin(text.charAt(at - 1));
    }

    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
