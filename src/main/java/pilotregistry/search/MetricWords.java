package pilotregistry.search;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Conversion;
import pilotregistry.reference.Dimension;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;

/// The words for metrics, folded, and what a figure in some unit comes to in a metric's own.
final class MetricWords {

    private static final Map<Character, BigDecimal> TIMES = Map.of(
            '十', BigDecimal.TEN,
            '百', new BigDecimal("1e2"),
            '千', new BigDecimal("1e3"),
            '万', new BigDecimal("1e4"),
            '亿', new BigDecimal("1e8"));
    // What a bare 2亿 or 100万 counts, where it is not what the metric's own unit counts.
    private static final Map<Dimension, String> COUNTED = Map.of(Dimension.MONEY, "元", Dimension.ELECTRICITY, "度");
    private static final int LONGEST_UNIT = 24;

    private final Folding folding;
    private final ReferenceLists reference;
    private final Map<String, OutcomeMetric> metrics = new HashMap<>();

    MetricWords(ReferenceLists reference, Folding folding) {
        this.reference = reference;
        this.folding = folding;
        rows();
    }

    /// A pattern for any of them.
    String either() {
        return Bound.either(metrics);
    }

    OutcomeMetric metric(String word) {
        return Objects.requireNonNull(metrics.get(word));
    }

    boolean converts(String unit, OutcomeMetric metric) {
        return reference.units().convert(BigDecimal.ONE, unit, metric) instanceof Conversion.Converted;
    }

    boolean beginsUnit(String text, int from) {
        return IntStream.rangeClosed(from + 1, Math.min(text.length(), from + LONGEST_UNIT))
                .anyMatch(to -> reference.units().read(text.substring(from, to)).isPresent());
    }

    /// The range that a figure and a bound make; null where they make none.
    ///
    /// @param found with the groups of [Bound#FIGURE]
    @Nullable
    StatedRange range(String written, OutcomeMetric metric, Matcher found, String unit, @Nullable Bound bound) {
        var times = times(found.group("times"));
        if (times == null) {
            return null;
        }
        var counted = unit.isBlank() && times.compareTo(BigDecimal.ONE) > 0 ? counted(metric) : unit.strip();
        var least = value(found.group("number"), times, counted, metric);
        var other = found.group("other");
        if (other != null) {
            var most = value(other, times, counted, metric);
            var fits = bound == null && least.compareTo(most) <= 0;
            return fits ? new StatedRange(written, metric, least, null, most, null) : null;
        }
        return bound == null
                ? null
                : new StatedRange(
                        written,
                        metric,
                        bound == Bound.GTE ? least : null,
                        bound == Bound.GT ? least : null,
                        bound == Bound.LTE ? least : null,
                        bound == Bound.LT ? least : null);
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

    private BigDecimal value(String number, BigDecimal times, String unit, OutcomeMetric metric) {
        var value = new BigDecimal(number.replace(",", "")).multiply(times);
        return !unit.isEmpty()
                        && reference.units().convert(value, unit, metric)
                                instanceof Conversion.Converted(var canonical, var own, var year, var assumed, var near)
                ? canonical
                : value;
    }

    private void rows() {
        var stream = Objects.requireNonNull(MetricWords.class.getResourceAsStream("/search/metrics.csv"));
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
}
