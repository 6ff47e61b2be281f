package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseFlaw.Code;
import pilotregistry.reference.OutcomeMetric;

/// What is found wrong with one paper while it is read.
final class CaseFlaws {

    private static final int SHOWN = 60;
    private static final int DIGITS = 34; // what the database keeps of a decimal
    private static final int DECIMALS = 20;

    private final List<CaseFlaw> found = new ArrayList<>();

    List<CaseFlaw> found() {
        return List.copyOf(found);
    }

    void add(Code code, Object value, Object... path) {
        found.add(new CaseFlaw(code, path(path), Map.of("value", shortened(String.valueOf(value)))));
    }

    /// The text without blanks at its ends, null where nothing is left; what it cannot hold is told.
    @Nullable
    String text(@Nullable String text, int limit, Object... path) {
        var words = CopyDesk.stripped(text);
        if (words == null) {
            return null;
        }
        if (words.length() > limit) {
            found.add(new CaseFlaw(Code.TOO_LONG, path(path), Map.of("limit", limit, "length", words.length())));
        }
        words.codePoints()
                .filter(CaseFlaws::unfit)
                .findFirst()
                .ifPresent(point -> found.add(new CaseFlaw(
                        Code.CONTROL_CHARACTER, path(path), Map.of("character", String.format("U+%04X", point)))));
        return words;
    }

    void size(List<?> list, int limit, Object... path) {
        if (list.size() > limit) {
            found.add(new CaseFlaw(Code.TOO_MANY, path(path), Map.of("limit", limit, "size", list.size())));
        }
    }

    /// Whether it is in range, and of no more digits than can be kept.
    boolean range(@Nullable BigDecimal number, BigDecimal low, BigDecimal high, Object... path) {
        var fits = number == null
                || (number.compareTo(low) >= 0
                        && number.compareTo(high) <= 0
                        && number.precision() <= DIGITS
                        && number.scale() <= DECIMALS);
        if (!fits) {
            found.add(new CaseFlaw(
                    Code.NUMBER_OUT_OF_RANGE,
                    path(path),
                    Map.of(
                            "value",
                            shortened(String.valueOf(number)),
                            "low",
                            low.toPlainString(),
                            "high",
                            high.toPlainString())));
        }
        return fits;
    }

    /// Finds a result that is among those read before.
    void once(List<CaseResult> earlier, CaseResult result, int index) {
        var twice = earlier.stream()
                .anyMatch(each -> each.metric().equals(result.metric())
                        && Objects.equals(each.outcome(), result.outcome())
                        && each.canonical().compareTo(result.canonical()) == 0);
        if (twice) {
            add(Code.LISTED_TWICE, result.metric(), "results", index);
        }
    }

    void unit(String unit, OutcomeMetric metric, Object... path) {
        found.add(new CaseFlaw(
                Code.UNIT_DOES_NOT_FIT,
                path(path),
                Map.of(
                        "value",
                        shortened(unit),
                        "metric",
                        metric.name(),
                        "key",
                        metric.key(),
                        "unit",
                        Stream.ofNullable(metric.canonicalUnit()).toList())));
    }

    <T> void twice(List<T> list, Function<T, String> key, Object... path) {
        var seen = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            if (!seen.add(key.apply(list.get(i)))) {
                var whole = new ArrayList<Object>(List.of(path));
                whole.add(i);
                add(
                        Code.LISTED_TWICE,
                        key.apply(list.get(i)).replace("null", "").strip(),
                        whole.toArray());
            }
        }
    }

    // Controls but for line breaks and tabs; what turns the direction of writing; halves of pairs and no characters.
    private static boolean unfit(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t' && point != '\r';
            case Character.SURROGATE, Character.UNASSIGNED -> true;
            case Character.FORMAT ->
                (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
            default -> false;
        };
    }

    private static String shortened(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }

    private static List<String> path(Object... names) {
        return Stream.of(names).map(String::valueOf).toList();
    }
}
