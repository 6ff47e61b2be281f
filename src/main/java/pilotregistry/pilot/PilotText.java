package pilotregistry.pilot;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import pilotregistry.language.CodedException;

/// Finds pilots by what they and their objects are called: each word of the text stands in the name, the object's name
/// or text, or the code. Lists of names are short; whoever looks for what was done searches case studies.
final class PilotText {

    private static final int LONGEST = 100;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final String[] PATHS = {
        "sheet.profile.name", "sheet.profile.target.name", "sheet.profile.target.text", "entry.code"
    };

    private PilotText() {}

    static Criteria within(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Criteria();
        }
        if (text.length() > LONGEST) {
            throw new CodedException(
                    "TEXT_TOO_LONG", Map.of("field", "text", "length", text.length(), "limit", LONGEST));
        }
        var folded = SIMPLIFIED.transliterate(
                Normalizer2.getNFKCCasefoldInstance().normalize(text).strip());
        return new Criteria()
                .andOperator(
                        BLANKS.splitAsStream(folded).map(PilotText::anywhere).toList());
    }

    private static Criteria anywhere(String word) {
        var literal = Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE);
        return new Criteria()
                .orOperator(Arrays.stream(PATHS)
                        .map(path -> Criteria.where(path).regex(literal))
                        .toList());
    }
}
