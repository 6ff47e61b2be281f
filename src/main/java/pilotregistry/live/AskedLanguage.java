package pilotregistry.live;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/// The language a client asked for first; Chinese where it asked for none, or in no way that can be read.
final class AskedLanguage {

    private AskedLanguage() {}

    static Locale of(@Nullable String accepted) {
        var ranges = ranges(accepted);
        return ranges.isEmpty()
                ? Locale.SIMPLIFIED_CHINESE
                : Locale.forLanguageTag(ranges.getFirst().getRange());
    }

    private static List<LanguageRange> ranges(@Nullable String accepted) {
        try {
            return accepted == null ? List.of() : LanguageRange.parse(accepted);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
