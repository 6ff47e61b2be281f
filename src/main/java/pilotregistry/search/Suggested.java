package pilotregistry.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import pilotregistry.language.Pinyin;

/// The keys under which a name is suggested: from each of its words on, as written, in pinyin, and by its initials.
final class Suggested {

    private static final int LONGEST = 24;
    private static final int WORDS = 12;

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
        var syllables = Pinyin.of(head).strip().split("[^a-z0-9]+");
        var initials = new StringBuilder();
        for (var syllable : syllables) {
            initials.append(syllable.isEmpty() ? "" : syllable.substring(0, 1));
        }
        return List.of(head, String.join("", syllables), initials.toString());
    }
}
