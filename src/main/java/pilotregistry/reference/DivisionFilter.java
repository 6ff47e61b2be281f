package pilotregistry.reference;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which divisions someone looks for; what is null does not matter, and without kinds only places are meant.
public record DivisionFilter(
        @Nullable String codePrefix,
        @Nullable String provinceCode,
        @Nullable String parentCode,
        @Nullable List<DivisionLevel> levels,
        @Nullable List<DivisionKind> kinds,
        @Nullable String nameContains,
        @Nullable String pinyinPrefix) {

    public static final DivisionFilter PLACES = new DivisionFilter(null, null, null, null, null, null, null);

    boolean admits(Division division) {
        var parent = division.parent();
        return (codePrefix == null || division.code().startsWith(codePrefix))
                && (provinceCode == null || division.province().code().equals(provinceCode))
                && (parentCode == null || (parent != null && parent.code().equals(parentCode)))
                && (levels == null || levels.contains(division.level()))
                && (kinds == null ? division.isPlace() : kinds.contains(division.kind()))
                && admitsName(division);
    }

    private boolean admitsName(Division division) {
        return (nameContains == null || division.name().contains(normal(nameContains)))
                && (pinyinPrefix == null || letters(division.pinyin()).startsWith(letters(normal(pinyinPrefix))));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static String letters(String pinyin) {
        return pinyin.toLowerCase(Locale.ROOT).replaceAll("[ ']", "");
    }
}
