package pilotregistry.pilot;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import pilotregistry.language.CodedException;

/// Finds pilots by what they and their objects are called: each word of the text stands in the name, the object's name
/// or text, or the code. Lists of names are short; whoever looks for what was done searches case studies.
final class PilotText {

    private static final int LONGEST = 200;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final String[] PATHS = {"keys.text", "entry.code"};

    private PilotText() {}

    /// What can be found of a pilot, in one line for each of its names.
    static String of(PilotProfile profile) {
        var target = profile.target();
        return Stream.of(profile.name(), target == null ? null : target.name(), target == null ? null : target.text())
                .filter(Objects::nonNull)
                .map(PilotText::folded)
                .collect(Collectors.joining("\n"));
    }

    private static String folded(String text) {
        return SIMPLIFIED.transliterate(Normalizer2.getNFKCCasefoldInstance().normalize(text));
    }

    static Criteria within(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Criteria();
        }
        if (text.length() > LONGEST) {
            throw new CodedException(
                    "TEXT_TOO_LONG", Map.of("field", "text", "length", text.length(), "limit", LONGEST));
        }
        return new Criteria()
                .andOperator(BLANKS.splitAsStream(folded(text).strip())
                        .map(PilotText::anywhere)
                        .toList());
    }

    private static Criteria anywhere(String word) {
        var literal = Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE);
        return new Criteria()
                .orOperator(Arrays.stream(PATHS)
                        .map(path -> Criteria.where(path).regex(literal))
                        .toList());
    }
}
