package pilotregistry.historic;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.BatchId;
import pilotregistry.pilot.AssessmentResult;
import pilotregistry.reference.Certainty;

/// How people write what a table states: 第二批, 2023年8月, 高.
final class Wording {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern BATCH = Pattern.compile("(?:第|batch_?)?(\\d{1,4}|[一二三四五六七八九十]{1,3})批?次?");
    private static final Pattern TENS = Pattern.compile("([二三四五六七八九]?)十([一二三四五六七八九]?)");
    private static final Pattern WHEN = Pattern.compile(
            "(?<y>\\d{4})(?:[-/.年](?<m>\\d{1,2})(?:[-/.月](?<d>\\d{1,2})日?|月)?|(?<mm>\\d{2})(?<dd>\\d{2})?)");
    private static final Pattern SEPARATORS = Pattern.compile("[;；、,，|\\n]+");
    private static final Pattern LINES = Pattern.compile("[|\\n]+");
    private static final Pattern NOTHING = Pattern.compile("[-—–/]+|N/A|n/a");
    // What spreadsheets take for a formula (OWASP, CSV injection); a plain signed number is none.
    private static final Pattern FORMULA = Pattern.compile("(?s)[=@\\t\\r].*|[+-](?![0-9.]+$).+");

    private Wording() {}

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /// The same word whatever its width, case and blanks.
    static String key(String text) {
        return normal(text).replaceAll("[\\s\\p{Z}_]", "").toUpperCase(Locale.ROOT);
    }

    /// Whether the cell is filled in only to show that there is nothing.
    static boolean isNothing(String text) {
        return NOTHING.matcher(normal(text)).matches();
    }

    static boolean isFormula(String text) {
        return FORMULA.matcher(text).matches();
    }

    static List<String> list(String text) {
        return parts(SEPARATORS, text);
    }

    /// Facts are sentences: only a line, or a bar, ends one.
    static List<String> lines(String text) {
        return parts(LINES, text);
    }

    private static List<String> parts(Pattern by, String text) {
        return by.splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    static Optional<BatchId> batch(String text) {
        var match = BATCH.matcher(key(text).toLowerCase(Locale.ROOT));
        return match.matches() ? number(match.group(1)).map(BatchId::of) : Optional.empty();
    }

    private static Optional<Integer> number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Optional.of(Integer.valueOf(text));
        }
        if (text.length() == 1 && !text.equals("十")) {
            return Optional.of(DIGITS.indexOf(text));
        }
        var tens = TENS.matcher(text);
        return tens.matches() ? Optional.of(10 * digit(tens.group(1), 1) + digit(tens.group(2), 0)) : Optional.empty();
    }

    private static int digit(String text, int absent) {
        return text.isEmpty() ? absent : DIGITS.indexOf(text);
    }

    /// A month, or a day in it.
    record When(YearMonth month, @Nullable LocalDate day) {}

    /// 2023-08, 2023年8月, 202308, 2023/8/4.
    static Optional<When> when(String text) {
        var match = WHEN.matcher(key(text));
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            var month = YearMonth.of(Integer.parseInt(match.group("y")), Integer.parseInt(group(match, "m", "mm")));
            var day = group(match, "d", "dd");
            return Optional.of(new When(month, day.isEmpty() ? null : month.atDay(Integer.parseInt(day))));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    static Optional<YearMonth> month(String text) {
        return when(text).map(When::month);
    }

    static Optional<LocalDate> day(String text) {
        return when(text).map(When::day);
    }

    private static String group(Matcher match, String parted, String joined) {
        var group = match.group(parted) == null ? match.group(joined) : match.group(parted);
        return group == null ? "" : group;
    }

    static Optional<Certainty> certainty(String text) {
        return Optional.ofNullable(
                switch (key(text)) {
                    case "HIGH", "高" -> Certainty.HIGH;
                    case "MEDIUM", "中" -> Certainty.MEDIUM;
                    case "LOW", "低" -> Certainty.LOW;
                    default -> null;
                });
    }

    static Optional<AssessmentResult> outcome(String text) {
        return Optional.ofNullable(
                switch (key(text)) {
                    case "PASSED", "通过", "通过评估", "合格" -> AssessmentResult.PASSED;
                    case "NOTPASSED", "FAILED", "未通过", "未通过评估", "不通过", "不合格" -> AssessmentResult.NOT_PASSED;
                    case "UNKNOWN", "不详", "未知" -> AssessmentResult.UNKNOWN;
                    default -> null;
                });
    }

    static <T> Optional<T> named(Stream<T> all, java.util.function.Function<T, Stream<String>> names, String text) {
        var key = key(text);
        return all.filter(each -> names.apply(each).anyMatch(name -> key(name).equals(key)))
                .findFirst();
    }
}
