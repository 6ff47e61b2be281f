package pilotregistry.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Pinyin;

/// The keys under which a name is suggested: from each of its words on, as written, in pinyin, and by its initials.
final class Suggested {

    private static final int LONGEST = 24;
    private static final int WORDS = 12;
    private static final AtomicReferenceArray<@Nullable String> SYLLABLES =
            new AtomicReferenceArray<>(Character.MAX_VALUE + 1);

    private final Analysis analysis;

    Suggested(Analysis analysis) {
        this.analysis = analysis;
    }

    Set<String> keys(String name) {
        var text = analysis.segment(name);
        var keys = new LinkedHashSet<String>();
        Span.of(text).stream()
                .filter(span -> span.kind() != Segmenter.Kind.OTHER)
                .limit(WORDS)
                .forEach(span -> keys.addAll(ways(text.text().substring(span.from()))));
        return keys;
    }

    /// As written, in pinyin, and by initials.
    static List<String> ways(String name) {
        var head = name.substring(0, Math.min(LONGEST, name.length()));
        if (head.chars().noneMatch(c -> Folding.isHan((char) c))) {
            return List.of(head);
        }
        var pinyin = new StringBuilder();
        var initials = new StringBuilder();
        for (int at = 0; at < head.length(); at++) {
            var syllable = syllable(head.charAt(at));
            pinyin.append(syllable);
            initials.append(syllable.isEmpty() ? "" : syllable.substring(0, 1));
        }
        return List.of(head, pinyin.toString(), initials.toString());
    }

    // Transliterating takes a millisecond; there are some thousand characters in use.
    private static String syllable(char c) {
        if (!Folding.isHan(c)) {
            return Character.isLetterOrDigit(c) ? String.valueOf(c) : "";
        }
        var known = SYLLABLES.get(c);
        if (known == null) {
            known = Pinyin.of(String.valueOf(c)).strip();
            SYLLABLES.set(c, known);
        }
        return known;
    }
}
