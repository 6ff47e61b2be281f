package pilotregistry.reference;

import java.text.Normalizer;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A code of GB/T 4754-2017 by its syntax: two digits for a division, three for a group, four for a class.
///
/// The letter of the section may stand before it (C1713) and must then be the right one.
public record GbtCode(String value) {

    private static final Pattern WRITTEN = Pattern.compile("([A-T]?)\\s*(\\d{2,4})");

    /// The first division of each section; division 97 is the last.
    private static final NavigableMap<Integer, String> SECTIONS = sections(
            1, "A", 6, "B", 13, "C", 44, "D", 47, "E", 51, "F", 53, "G", 61, "H", 63, "I", 66, "J", 70, "K", 71, "L",
            73, "M", 76, "N", 80, "O", 83, "P", 84, "Q", 86, "R", 91, "S", 97, "T");

    public GbtCode {
        if (flaw("", value).isPresent()) {
            throw new IllegalArgumentException(value + " is not a code of GB/T 4754");
        }
    }

    public static Optional<GbtCode> parse(String text) {
        var match = WRITTEN.matcher(normal(text));
        return flaw(text).isPresent() || !match.matches() ? Optional.empty() : Optional.of(new GbtCode(match.group(2)));
    }

    /// Why the text is no such code; empty when it is one.
    public static Optional<GbtCodeFlaw> flaw(String text) {
        var match = WRITTEN.matcher(normal(text));
        return match.matches() ? flaw(match.group(1), match.group(2)) : Optional.of(GbtCodeFlaw.NOT_TWO_TO_FOUR_DIGITS);
    }

    public GbtLevel level() {
        return switch (value.length()) {
            case 2 -> GbtLevel.DIVISION;
            case 3 -> GbtLevel.GROUP;
            default -> GbtLevel.CLASS;
        };
    }

    public String division() {
        return value.substring(0, 2);
    }

    /// The letter of its section, such as C for manufacturing.
    public String section() {
        return SECTIONS.floorEntry(Integer.parseInt(division())).getValue();
    }

    /// Whether this is that code or one of those below it.
    public boolean isUnder(GbtCode other) {
        return value.startsWith(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static Optional<GbtCodeFlaw> flaw(String letter, String digits) {
        if (!digits.matches("[0-9]{2,4}")) {
            return Optional.of(GbtCodeFlaw.NOT_TWO_TO_FOUR_DIGITS);
        }
        var division = Integer.parseInt(digits.substring(0, 2));
        if (division < 1 || division > 97) {
            return Optional.of(GbtCodeFlaw.NO_SUCH_DIVISION);
        }
        var section = SECTIONS.floorEntry(division).getValue();
        return letter.isEmpty() || letter.equals(section) ? Optional.empty() : Optional.of(GbtCodeFlaw.OTHER_SECTION);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    private static NavigableMap<Integer, String> sections(Object... firstAndLetter) {
        var sections = new TreeMap<Integer, String>();
        for (var i = 0; i < firstAndLetter.length; i += 2) {
            sections.put((Integer) firstAndLetter[i], (String) firstAndLetter[i + 1]);
        }
        return sections;
    }
}
