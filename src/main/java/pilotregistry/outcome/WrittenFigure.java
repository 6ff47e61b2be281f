package pilotregistry.outcome;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number as people write it into a table: 约 20, ＞200, 1,203.5, 20余, 12 万元.
///
/// @param unit where the cell names one
record WrittenFigure(
        BigDecimal value,
        @Nullable Qualifier qualifier,
        @Nullable String unit) {

    private static final int LONGEST = 30;
    private static final Pattern FIGURE = Pattern.compile(
            "(?<before>约|大约|~|≈|超过?|逾|>|≥|近|不足|<)?\\s*(?<number>[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)\\s*(?<odd>余)?\\s*(?<unit>[^\\d\\s].*)?");

    static Optional<WrittenFigure> of(String text) {
        var match =
                FIGURE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!match.matches() || match.group("number").length() > LONGEST) {
            return Optional.empty();
        }
        var qualifier = match.group("odd") == null ? qualifier(match.group("before")) : Qualifier.ODD;
        return Optional.of(new WrittenFigure(
                new BigDecimal(match.group("number").replace(",", "")), qualifier, match.group("unit")));
    }

    private static @Nullable Qualifier qualifier(@Nullable String word) {
        return switch (word) {
            case null -> null;
            case "约", "大约", "~", "≈" -> Qualifier.ABOUT;
            case "近", "不足", "<" -> Qualifier.NEARLY;
            default -> Qualifier.OVER;
        };
    }
}
