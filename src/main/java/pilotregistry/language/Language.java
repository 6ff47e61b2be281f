package pilotregistry.language;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.regex.Pattern;

/// A language the registry speaks; Chinese unless the caller prefers English.
public enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE),
    EN(Locale.ENGLISH);

    private static final String ANY = "*";
    private static final Pattern COMMAS = Pattern.compile(",");

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public static Language of(Locale locale) {
        return locale.getLanguage().equals("en") ? EN : ZH;
    }

    /// The language that `Accept-Language` prefers (RFC 9110, 12.5.4): by weight, then in the order of the header.
    /// What cannot be read of it counts as not said, a weight of 0 as refused; where no weight decides, Chinese,
    /// unless it is what is refused.
    ///
    /// @param accepted the values of the header, none if it is absent
    public static Language accepted(Collection<String> accepted) {
        var ranges = accepted.stream()
                .flatMap(COMMAS::splitAsStream)
                .flatMap(range -> parsed(range).stream())
                .toList();
        var chinese = ZH.wish(ranges);
        var english = EN.wish(ranges);
        if (chinese.weight() != english.weight()) {
            return chinese.weight() > english.weight() ? ZH : EN;
        }
        return english.place() < chinese.place() ? EN : ZH;
    }

    /// How much a language is wanted, and where that is said. Between a weight and a refusal lies what nobody spoke of.
    private record Wish(double weight, int place) {}

    private static final double UNSAID = 0;
    private static final double REFUSED = -1;

    private Wish wish(List<LanguageRange> ranges) {
        var said = best(ranges, name().toLowerCase(Locale.ROOT));
        if (said.weight() == UNSAID) {
            var any = best(ranges, ANY);
            return any.weight() == UNSAID ? said : new Wish(any.weight(), ranges.size());
        }
        return said;
    }

    private static Wish best(List<LanguageRange> ranges, String language) {
        var best = new Wish(UNSAID, ranges.size());
        for (int place = 0; place < ranges.size(); place++) {
            var range = ranges.get(place);
            var weight = range.getWeight() == 0 ? REFUSED : range.getWeight();
            var better = best.weight() == UNSAID || weight > best.weight();
            if (language(range).equals(language) && better) {
                best = new Wish(weight, place);
            }
        }
        return best;
    }

    private static String language(LanguageRange range) {
        var tag = range.getRange();
        var end = tag.indexOf('-');
        return end < 0 ? tag : tag.substring(0, end);
    }

    private static List<LanguageRange> parsed(String range) {
        try {
            // The first is what stands there; others that it adds are names for the same.
            return range.isBlank()
                    ? List.of()
                    : List.of(LanguageRange.parse(range).getFirst());
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
