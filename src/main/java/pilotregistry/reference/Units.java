package pilotregistry.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The units and every way of writing them: half or full width, traditional 萬 and 億, t/a or 吨/年 or 吨每年.
public final class Units {

    private static final Pattern NOISE = Pattern.compile("[\\s·•∙・*]");
    private static final Pattern PER_YEAR = Pattern.compile("(.+?)(?:/(?:a|年|y|yr|year)|每年|peryear|ayear)");
    private static final Pattern PER_OTHER = Pattern.compile(".+(?:/|每)(?:d|天|日|月|m|周|季|季度|h|小时|s)");

    private final Keyed<Unit> byCode;
    private final Map<String, Unit> byWord = new HashMap<>();

    private Units(Keyed<Unit> byCode) {
        this.byCode = byCode;
    }

    static Units from(Tables tables) {
        var words = new HashMap<String, Unit>();
        var units = new Units(tables.keyed("units.csv", "code", row -> {
            var unit = Unit.of(row);
            for (var word : unit.words()) {
                if (words.putIfAbsent(normal(word), unit) != null) {
                    throw row.broken("the word " + word + " means two units");
                }
            }
            return unit;
        }));
        units.byWord.putAll(words);
        return units;
    }

    public List<Unit> all() {
        return byCode.all();
    }

    public Optional<Unit> find(String code) {
        return byCode.find(code);
    }

    /// The unit someone wrote; empty for a word nobody knows or a period other than the year.
    public Optional<WrittenUnit> read(String text) {
        var normal = normal(text);
        var unit = byWord.get(normal);
        if (unit != null) {
            return Optional.of(new WrittenUnit(unit, false));
        }
        var annual = PER_YEAR.matcher(normal);
        var word = annual.matches() ? byWord.get(annual.group(1)) : null;
        return Optional.ofNullable(word).map(each -> new WrittenUnit(each, true));
    }

    /// Brings a value to the metric's own unit, or says why that cannot be.
    public Conversion convert(BigDecimal value, String unitText, OutcomeMetric metric) {
        var written = read(unitText).orElse(null);
        if (written == null) {
            var period = PER_OTHER.matcher(normal(unitText)).matches();
            return new Conversion.Impossible(period ? ConversionRefusal.NOT_PER_YEAR : ConversionRefusal.UNKNOWN_UNIT);
        }
        var target = metric.unit();
        var reason = reasonAgainst(written, target, metric);
        if (reason != null || target == null) {
            return new Conversion.Impossible(reason == null ? ConversionRefusal.NOT_A_QUANTITY : reason);
        }
        return new Conversion.Converted(
                scaled(value, written.unit(), target),
                target,
                metric.perYear(),
                metric.perYear() && !written.perYear(),
                written.unit().approximate());
    }

    Keyed<Unit> byCode() {
        return byCode;
    }

    private static @Nullable ConversionRefusal reasonAgainst(
            WrittenUnit written, @Nullable Unit target, OutcomeMetric metric) {
        if (target == null) {
            return ConversionRefusal.NOT_A_QUANTITY;
        }
        if (written.unit().dimension() != target.dimension()) {
            return ConversionRefusal.OTHER_DIMENSION;
        }
        if (!written.unit().fits(metric)) {
            return ConversionRefusal.NOT_FOR_THIS_METRIC;
        }
        return written.perYear() && !metric.perYear() ? ConversionRefusal.METRIC_NOT_ANNUAL : null;
    }

    private static BigDecimal scaled(BigDecimal value, Unit from, Unit to) {
        var scaled = value.multiply(from.factor())
                .divide(to.factor(), MathContext.DECIMAL128)
                .stripTrailingZeros();
        return scaled.scale() < 0 ? scaled.setScale(0) : scaled;
    }

    private static String normal(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('萬', '万')
                .replace('億', '亿')
                .replace('噸', '吨')
                .replace('⁄', '/')
                .replace('∕', '/');
        return NOISE.matcher(folded).replaceAll("");
    }
}
