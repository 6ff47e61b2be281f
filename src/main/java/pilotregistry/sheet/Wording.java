package pilotregistry.sheet;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Certainty;

/// How people write what a table states: 2023年8月, 高, a dash for nothing.
public final class Wording {

    private static final Pattern WHEN = Pattern.compile(
            "(?<y>\\d{4})(?:[-/.年](?<m>\\d{1,2})(?:[-/.月](?<d>\\d{1,2})日?|月)?|(?<mm>\\d{2})(?<dd>\\d{2})?)");
    private static final Pattern SEPARATORS = Pattern.compile("[;；、,，|\\n]+");
    private static final Pattern LINES = Pattern.compile("[|\\n]+");
    private static final Pattern NOTHING = Pattern.compile("[-—–/]+|N/A|n/a");
    // What spreadsheets take for a formula (OWASP, CSV injection); a plain signed number is none.
    private static final Pattern FORMULA = Pattern.compile("(?s)[=@\\t\\r].*|[+-](?![0-9.]+$).+");

    private Wording() {}

    public static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /// The same word whatever its width, case and blanks.
    public static String key(String text) {
        return normal(text).replaceAll("[\\s\\p{Z}_]", "").toUpperCase(Locale.ROOT);
    }

    /// Whether the cell is filled in only to show that there is nothing.
    public static boolean isNothing(String text) {
        return NOTHING.matcher(normal(text)).matches();
    }

    public static boolean isFormula(String text) {
        return FORMULA.matcher(text).matches();
    }

    public static List<String> list(String text) {
        return parts(SEPARATORS, text);
    }

    /// Facts are sentences: only a line, or a bar, ends one.
    public static List<String> lines(String text) {
        return parts(LINES, text);
    }

    private static List<String> parts(Pattern by, String text) {
        return by.splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    /// A month, or a day in it.
    public record When(YearMonth month, @Nullable LocalDate day) {}

    /// 2023-08, 2023年8月, 202308, 2023/8/4.
    public static Optional<When> when(String text) {
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

    public static Optional<YearMonth> month(String text) {
        return when(text).map(When::month);
    }

    public static Optional<LocalDate> day(String text) {
        return when(text).map(When::day);
    }

    private static String group(Matcher match, String parted, String joined) {
        var group = match.group(parted) == null ? match.group(joined) : match.group(parted);
        return group == null ? "" : group;
    }

    public static Optional<Certainty> certainty(String text) {
        return Optional.ofNullable(
                switch (key(text)) {
                    case "HIGH", "高" -> Certainty.HIGH;
                    case "MEDIUM", "中" -> Certainty.MEDIUM;
                    case "LOW", "低" -> Certainty.LOW;
                    default -> null;
                });
    }

    public static <T> Optional<T> named(Stream<T> all, Function<T, Stream<String>> names, String text) {
        var key = key(text);
        return all.filter(each -> names.apply(each).anyMatch(name -> key(name).equals(key)))
                .findFirst();
    }
}
