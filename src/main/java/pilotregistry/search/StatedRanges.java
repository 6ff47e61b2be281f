package pilotregistry.search;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Conversion;
import pilotregistry.reference.Dimension;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;

/// Takes out of a question what it says of outcomes in figures: 印染 氨氮减排 ≥ 10 t/a, 节水10万吨以上, VOCs reduced by
/// at least 5 t/a. What is not wholly understood stays in the text, and is looked for as words.
final class StatedRanges {

    private static final String BY = "\\s*+(?:减排量?|削减量?|减少量?|减量|下降|降低|节约|量)?\\s*+"
            + "(?:reduced|reduction|saved|savings?|fall)?\\s*+(?:率|为|达到?|在|is|by|of|:)?\\s*+";
    private static final String GLUE = "(?:(?<!\\d)(?:累计|合计|总共|实现|每年|年均|全年|年))*+";
    private static final Map<String, Bound> BEFORE = words(
            "≥|>=|⩾|不低于|不少于|不小于|大于等于|大于或等于|至少|at least|no less than|not less than",
            ">|大于|超过|高于|多于|more than|over|above|greater than",
            "≤|<=|⩽|不超过|不高于|不多于|不大于|小于等于|小于或等于|至多|at most|no more than|not more than|up to",
            "<|小于|低于|少于|不到|不足|less than|under|below");
    private static final Map<String, Bound> BEHIND =
            words("以上(含)|及以上|以上|or more|and above", "", "以下(含)|及以下|以下|以内|or less|and below", "");
    // Whole: a number is never cut in the middle.
    private static final String NUMBER = "(?>\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?![.,]?\\d)";
    private static final Map<Character, BigDecimal> TIMES = Map.of(
            '十', BigDecimal.TEN,
            '百', new BigDecimal("1e2"),
            '千', new BigDecimal("1e3"),
            '万', new BigDecimal("1e4"),
            '亿', new BigDecimal("1e8"));
    // What a bare 2亿 or 100万 counts, where it is not what the metric's own unit counts.
    private static final Map<Dimension, String> COUNTED = Map.of(Dimension.MONEY, "元", Dimension.ELECTRICITY, "度");
    // Another side of a range, or another choice, which one range cannot hold.
    private static final Pattern MORE =
            Pattern.compile("\\s*(?:且|并且|和|,|，|and|&)?\\s*(?:" + either(BEFORE) + ")\\s*\\d.*");
    private static final Pattern SIDE = Pattern.compile(".*\\d[^，。；;]{0,15}(?:" + either(BEFORE) + ")\\s*");
    private static final Pattern CHOICE = Pattern.compile("或|\\bor\\b");
    private static final int LONGEST_UNIT = 24;

    private static final String SEPARATING = " ,，.。;；、)）的";

    private enum Bound {
        GTE,
        GT,
        LTE,
        LT
    }

    private final Folding folding = new Folding();
    private final ReferenceLists reference;
    private final Map<String, OutcomeMetric> metrics = new HashMap<>();
    private final Pattern pattern;

    StatedRanges(ReferenceLists reference) {
        this.reference = reference;
        rows();
        pattern = Pattern.compile(GLUE + "(?<metric>" + either(metrics) + ")" + BY + "(?:(?<before>" + either(BEFORE)
                + ")\\s*+)?(?<number>" + NUMBER + ")(?:\\s*+(?:-|~|—|–|至|到|to)\\s*+(?<other>" + NUMBER
                + "))?\\s*+(?<times>[十百千万亿]*+)");
    }

    /// A question without what was taken out of it.
    record Reading(@Nullable String rest, List<StatedRange> ranges) {}

    Reading read(@Nullable String text) {
        if (text == null || text.chars().noneMatch(Character::isDigit)) {
            return new Reading(text, List.of());
        }
        var folded = folding.fold(text);
        var found = pattern.matcher(folded.text());
        var ranges = new ArrayList<StatedRange>();
        var rest = new StringBuilder();
        int at = 0;
        for (int from = 0; found.find(from); from = Math.max(found.end(), at)) {
            var range = stands(folded.text(), found) ? range(text, folded, found) : null;
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

    private @Nullable StatedRange range(String text, Folded folded, Matcher found) {
        var metric = Objects.requireNonNull(metrics.get(found.group("metric")));
        var times = times(found.group("times"));
        var unit = unit(folded.text(), found.end(), metric);
        if (times == null || unit == null) {
            return null;
        }
        int end = found.end() + unit.length();
        var behind = behind(folded.text(), end);
        int last = behind.isEmpty() ? end : folded.text().indexOf(behind, end) + behind.length();
        if (MORE.matcher(folded.text()).region(last, folded.length()).matches()) {
            return null;
        }
        var counted = unit.isBlank() && times.compareTo(BigDecimal.ONE) > 0 ? counted(metric) : unit.strip();
        var least = value(found.group("number"), times, counted, metric);
        var other = found.group("other");
        var most = other == null ? null : value(other, times, counted, metric);
        var before = found.group("before");
        var bound = before != null ? BEFORE.get(before) : BEHIND.get(behind);
        var written =
                text.substring(folded.start(found.start()), folded.end(last)).strip();
        if (most != null) {
            var fits = bound == null && least.compareTo(most) <= 0;
            return fits ? new StatedRange(written, metric, least, null, most, null) : null;
        }
        return bound == null ? null : bounded(written, metric, bound, least);
    }

    private static String behind(String text, int end) {
        return BEHIND.keySet().stream()
                .filter(word -> text.substring(end).stripLeading().startsWith(word))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static @Nullable BigDecimal times(String characters) {
        var times = BigDecimal.ONE;
        for (int at = 0; at < characters.length(); at++) {
            times = times.multiply(Objects.requireNonNull(TIMES.get(characters.charAt(at))));
        }
        return characters.length() > 2 ? null : times;
    }

    private static String counted(OutcomeMetric metric) {
        return metric.unit() == null ? "" : COUNTED.getOrDefault(metric.unit().dimension(), "");
    }

    private static StatedRange bounded(String written, OutcomeMetric metric, Bound bound, BigDecimal value) {
        return new StatedRange(
                written,
                metric,
                bound == Bound.GTE ? value : null,
                bound == Bound.GT ? value : null,
                bound == Bound.LTE ? value : null,
                bound == Bound.LT ? value : null);
    }

    /// The longest unit of the metric that begins here; empty for none, null for one that is another's or no unit.
    private @Nullable String unit(String text, int from, OutcomeMetric metric) {
        for (int to = Math.min(text.length(), from + LONGEST_UNIT); to > from; to--) {
            var word = text.substring(from, to);
            if (!word.isBlank() && endsThere(text, to) && converts(word, metric)) {
                return word;
            }
        }
        return from == text.length()
                        || SEPARATING.indexOf(text.charAt(from)) >= 0
                        || !behind(text, from).isEmpty()
                        || (text.charAt(from - 1) == ' ' && Folding.isHan(text.charAt(from)) && !beginsUnit(text, from))
                ? ""
                : null;
    }

    private boolean beginsUnit(String text, int from) {
        return IntStream.rangeClosed(from + 1, Math.min(text.length(), from + LONGEST_UNIT))
                .anyMatch(to -> reference.units().read(text.substring(from, to)).isPresent());
    }

    private boolean converts(String unit, OutcomeMetric metric) {
        return reference.units().convert(BigDecimal.ONE, unit, metric) instanceof Conversion.Converted;
    }

    private BigDecimal value(String number, BigDecimal times, String unit, OutcomeMetric metric) {
        var value = new BigDecimal(number.replace(",", "")).multiply(times);
        return !unit.isEmpty()
                        && reference.units().convert(value, unit, metric)
                                instanceof Conversion.Converted(var canonical, var own, var year, var assumed, var near)
                ? canonical
                : value;
    }

    // Not the end of a longer Latin word, such as the voc in avoc, nor the middle of 1 ≤ x ≤ 2.
    private static boolean stands(String text, Matcher found) {
        if (SIDE.matcher(text).region(0, found.start()).matches()) {
            return false;
        }
        return found.start() == 0 || !isLatin(text.charAt(found.start())) || !isLatin(text.charAt(found.start() - 1));
    }

    private static boolean endsThere(String text, int to) {
        return to == text.length()
                || (text.charAt(to) != '/' && !(isLatin(text.charAt(to)) && isLatin(text.charAt(to - 1))));
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private void rows() {
        var stream = Objects.requireNonNull(StatedRanges.class.getResourceAsStream("/search/metrics.csv"));
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            csv.forEach(row -> {
                var metric = reference.outcomeMetric(row.getField("metric")).orElseThrow();
                name(metric, metric.name().zh());
                name(metric, metric.name().en());
                List.of(row.getField("words").split("\\|", -1)).forEach(word -> name(metric, word));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void name(OutcomeMetric metric, String word) {
        if (!metric.equals(metrics.merge(folding.fold(word).text(), metric, (one, other) -> one))) {
            throw new IllegalStateException(word + " means two metrics");
        }
    }

    private static Map<String, Bound> words(String gte, String gt, String lte, String lt) {
        var words = new HashMap<String, Bound>();
        Map.of(Bound.GTE, gte, Bound.GT, gt, Bound.LTE, lte, Bound.LT, lt)
                .forEach((bound, each) -> Stream.of(each.split("\\|", -1))
                        .filter(word -> !word.isEmpty())
                        .forEach(word -> words.put(word, bound)));
        return Map.copyOf(words);
    }

    // The longest first: 不大于 is no 大于.
    private static String either(Map<String, ?> words) {
        return words.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
