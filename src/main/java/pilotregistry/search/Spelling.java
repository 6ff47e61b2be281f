package pilotregistry.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Pinyin;

/// Proposes words of the domain for what is not found: the same sound, or hardly another spelling.
final class Spelling {

    private static final int SHORTEST_LATIN = 4;

    private final Map<String, List<String>> bySound = new HashMap<>();
    private final Set<String> forms = new LinkedHashSet<>();
    private final Analysis analysis;

    Spelling(Analysis analysis) {
        this.analysis = analysis;
        var folding = new Folding();
        for (var concept : analysis.vocabulary().concepts()) {
            for (var form : concept.forms()) {
                var folded = folding.fold(form).text();
                forms.add(folded);
                if (isHan(folded)) {
                    bySound.computeIfAbsent(sound(folded), none -> new ArrayList<>())
                            .add(folded);
                }
            }
        }
    }

    /// The question with what nobody wrote replaced; null where it finds something as it is, or nothing better is
    /// known. A word of the domain is written rightly, found or not.
    @Nullable
    String better(Question question, IndexSearcher searcher) throws IOException {
        if (searcher.count(QuestionQuery.strict(question)) > 0) {
            return null;
        }
        var better = question.folded();
        for (var unknown : unknown(question, searcher)) {
            var proposal = proposal(unknown);
            if (proposal != null) {
                better = better.replace(unknown, proposal);
            }
        }
        return better.equals(question.folded()) || !finds(better, searcher) ? null : better;
    }

    private boolean finds(String text, IndexSearcher searcher) throws IOException {
        var question = text.length() > Question.LONGEST ? null : Question.of(text, analysis);
        return question != null && searcher.count(QuestionQuery.strict(question)) > 0;
    }

    // Units beside each other that are not known are one word, written wrongly: 中水会用.
    private static List<String> unknown(Question question, IndexSearcher searcher) throws IOException {
        var unknown = new ArrayList<String>();
        var run = new StringBuilder();
        for (var unit : question.units()) {
            boolean adjoins = question.folded().contains(run + unit.surface());
            if (unit instanceof Clause.ByWords && adjoins) {
                run.append(unit.surface());
            } else {
                add(unknown, run);
                if (searcher.count(QuestionQuery.unit(unit)) == 0 || unit instanceof Clause.ByWords) {
                    run.append(unit.surface());
                }
            }
        }
        add(unknown, run);
        unknown.add(question.folded().strip());
        return unknown;
    }

    private static void add(List<String> unknown, StringBuilder run) {
        if (!run.isEmpty()) {
            unknown.add(run.toString());
            run.setLength(0);
        }
    }

    private @Nullable String proposal(String word) {
        if (forms.contains(word)) {
            return null;
        }
        if (isHan(word)) {
            var alike = bySound.getOrDefault(sound(word), List.of()).stream()
                    .filter(form -> !form.equals(word))
                    .findFirst();
            return alike.orElseGet(() -> word.length() < 3 ? null : nearest(word, 1));
        }
        return word.length() < SHORTEST_LATIN ? null : nearest(word, word.length() < 8 ? 1 : 2);
    }

    private @Nullable String nearest(String word, int most) {
        return forms.stream()
                .filter(form -> Math.abs(form.length() - word.length()) <= most && isHan(form) == isHan(word))
                .filter(form -> distance(form, word) <= most && !form.equals(word))
                .min(Comparator.comparingInt(form -> distance(form, word)))
                .orElse(null);
    }

    private static boolean isHan(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Folding.isHan((char) c));
    }

    private static String sound(String han) {
        return Pinyin.of(han);
    }

    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[row.length - 1];
    }
}
