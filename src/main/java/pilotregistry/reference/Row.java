package pilotregistry.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// One row of a table, read strictly: whatever does not fit is refused with file, line and column.
final class Row {

    private static final Pattern SEPARATOR = Pattern.compile("\\|");

    private final String file;
    private final long line;
    private final Map<String, String> cells;
    private final Set<String> read;

    Row(String file, long line, Map<String, String> cells, Set<String> read) {
        this.file = file;
        this.line = line;
        this.cells = cells;
        this.read = read;
    }

    BrokenReference broken(String reason) {
        return new BrokenReference(file, line, reason);
    }

    String text(String column) {
        var text = optionalText(column);
        if (text == null) {
            throw broken(column + " is empty");
        }
        return text;
    }

    @Nullable
    String optionalText(String column) {
        read.add(column);
        var cell = cells.get(column);
        if (cell == null) {
            throw broken("there is no column " + column);
        }
        if (!cell.equals(cell.strip())) {
            throw broken(column + " has blanks around \"" + cell + "\"");
        }
        return cell.isEmpty() ? null : cell;
    }

    Label label(String column) {
        return new Label(text(column + "_zh"), text(column + "_en"));
    }

    @Nullable
    Label optionalLabel(String column) {
        var zh = optionalText(column + "_zh");
        var en = optionalText(column + "_en");
        if (zh != null && en != null) {
            return new Label(zh, en);
        }
        if (zh != null || en != null) {
            throw broken(column + " is there in one language only");
        }
        return null;
    }

    int number(String column) {
        return parsed(column, text(column), Integer::valueOf, "a whole number");
    }

    BigDecimal decimal(String column) {
        return parsed(column, text(column), BigDecimal::new, "a decimal number");
    }

    @Nullable
    BigDecimal optionalDecimal(String column) {
        return optionalText(column) == null ? null : decimal(column);
    }

    LocalDate date(String column) {
        return parsed(column, text(column), LocalDate::parse, "a date like 2023-03-03");
    }

    @Nullable
    LocalDate optionalDate(String column) {
        return optionalText(column) == null ? null : date(column);
    }

    boolean flag(String column) {
        return switch (text(column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw broken(column + " is neither true nor false");
        };
    }

    <C extends Enum<C>> C constant(Class<C> constants, String column) {
        return constant(constants, column, text(column));
    }

    <C extends Enum<C>> List<C> constants(Class<C> constants, String column) {
        return words(column).stream()
                .map(word -> constant(constants, column, word))
                .toList();
    }

    List<String> words(String column) {
        var text = optionalText(column);
        return text == null ? List.of() : List.copyOf(Arrays.asList(SEPARATOR.split(text)));
    }

    <T> T among(Keyed<T> table, String column) {
        return among(table, column, text(column));
    }

    <T> List<T> allAmong(Keyed<T> table, String column) {
        return words(column).stream().map(word -> among(table, column, word)).toList();
    }

    Provenance provenance() {
        return new Provenance(text("source"), constant(Certainty.class, "certainty"), optionalLabel("certainty_note"));
    }

    private <T> T among(Keyed<T> table, String column, String key) {
        return table.find(key).orElseThrow(() -> broken(column + " " + key + " is not known"));
    }

    private <C extends Enum<C>> C constant(Class<C> constants, String column, String word) {
        return Arrays.stream(constants.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> broken(
                        "%s %s is none of %s".formatted(column, word, Arrays.toString(constants.getEnumConstants()))));
    }

    private <T> T parsed(String column, String text, Function<String, T> parser, String expected) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException | DateTimeParseException malformed) {
            throw broken(column + " " + text + " is not " + expected);
        }
    }
}
