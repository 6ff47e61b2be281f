package pilotregistry.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words and signs that bound a figure, before it or behind it, and how the figure itself is written.
enum Bound {
    GTE,
    GT,
    LTE,
    LT;

    static final Map<String, Bound> BEFORE = words(
            "≥|>=|⩾|不低于|不少于|不小于|大于等于|大于或等于|至少|at least|no less than|not less than"
                    + "|no fewer than|not fewer than|greater than or equal to|more than or equal to|a minimum of|minimum of"
                    + "|no lower than|not lower than|not under|not below",
            ">|大于|超过|高于|多于|more than|over|above|greater than",
            "≤|<=|⩽|不超过|未超过|没有超过|不得超过|不高于|不多于|不大于|小于等于|小于或等于|至多"
                    + "|at most|no more than|not more than|up to|less than or equal to|a maximum of|maximum of"
                    + "|no greater than|not greater than|no higher than|not higher than|not over|not above|not exceeding"
                    + "|not to exceed",
            "<|小于|低于|少于|不到|不足|less than|fewer than|under|below|not at least");
    static final Map<String, Bound> BEHIND =
            words("以上(含)|及以上|以上|or more|and above", "", "以下(含)|及以下|以下|以内|or less|and below", "");

    // Between 10 and 20, but no 10 and 20.
    private static final String AND = "(?<=\\bbetween\\s{1,9}[\\d,.]{1,20}\\s{1,9})and\\b";

    /// The groups `number`, `other` (of a range) and `times`. Whole: a number is never cut in the middle.
    static final String FIGURE = figure("(?>\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?![.,]?\\d)");

    private static String figure(String number) {
        return "(?:between\\s++)?+(?<number>" + number + ")(?:\\s*+(?:-|~|—|–|至|到|to|" + AND + ")\\s*+(?<other>"
                + number + "))?\\s*+(?<times>[十百千万亿]*+)";
    }

    private static Map<String, Bound> words(String gte, String gt, String lte, String lt) {
        var words = new HashMap<String, Bound>();
        Map.of(GTE, gte, GT, gt, LTE, lte, LT, lt)
                .forEach((bound, each) -> Stream.of(each.split("\\|", -1))
                        .filter(word -> !word.isEmpty())
                        .forEach(word -> words.put(word, bound)));
        return Map.copyOf(words);
    }

    // The longest first: 不大于 is no 大于.
    static String either(Map<String, ?> words) {
        return words.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
