package pilotregistry.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// Says of hits what they rest on and where it stands, from the very query that found them.
final class Explanations {

    private final IndexSearcher searcher;
    private final Question question;
    private final Finding finding;
    private final @Nullable Weight text;
    private final List<ClauseWeights> units = new ArrayList<>();

    /// @param strict by concept or word
    /// @param either also by characters
    private record ClauseWeights(Clause unit, Weight strict, Weight either) {}

    Explanations(IndexSearcher searcher, Question question, Finding finding) throws IOException {
        this.searcher = searcher;
        this.question = question;
        this.finding = finding;
        this.text = weight(finding.text());
        for (var unit : finding.filled() ? question.units() : List.<Clause>of()) {
            units.add(new ClauseWeights(unit, weight(QuestionQuery.unit(unit)), weight(QuestionQuery.either(unit))));
        }
    }

    private Weight weight(Query query) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    /// Why one document was found.
    ///
    /// @param missing what was asked for and is not in it, or was not looked for
    /// @param characters what is in it by its characters only
    record Why(Evidence evidence, List<String> missing, List<String> characters, Map<Zone, Marks> marks) {}

    Why of(int document) throws IOException {
        Turn.check();
        var leaf = searcher.getLeafContexts().get(ReaderUtil.subIndex(document, searcher.getLeafContexts()));
        var marks = marks(leaf, document - leaf.docBase);
        if (!finding.filled()) {
            return new Why(evidence(question.units()), question.leftOut(), List.of(), marks);
        }
        var missing = new ArrayList<>(question.leftOut());
        var characters = new ArrayList<String>();
        var found = new ArrayList<Clause>();
        for (var each : units) {
            if (each.strict().matches(leaf, document - leaf.docBase) != null) {
                found.add(each.unit());
            } else if (each.either().matches(leaf, document - leaf.docBase) != null) {
                characters.add(each.unit().surface());
            } else {
                missing.add(each.unit().surface());
            }
        }
        var evidence = characters.isEmpty() ? evidence(found) : Evidence.CHARACTERS;
        return new Why(evidence, missing, characters, marks);
    }

    private static Evidence evidence(List<Clause> units) {
        return units.stream().anyMatch(Clause.ByWords.class::isInstance) ? Evidence.WORDS : Evidence.CONCEPT;
    }

    private Map<Zone, Marks> marks(LeafReaderContext leaf, int document) throws IOException {
        var marks = new EnumMap<Zone, Marks>(Zone.class);
        var matches = text == null ? null : text.matches(leaf, document);
        if (matches == null) {
            return marks;
        }
        for (var zone : List.of(Zone.TITLE, Zone.SUMMARY, Zone.BODY)) {
            var stretches = new ArrayList<Marks.Stretch>();
            collect(matches, zone.words(), stretches);
            collect(matches, zone.concepts(), stretches);
            if (!stretches.isEmpty()) {
                marks.put(zone, Marks.of(stretches));
            }
        }
        return marks;
    }

    private static void collect(Matches matches, String field, List<Marks.Stretch> stretches) throws IOException {
        var each = matches.getMatches(field);
        while (each != null && each.next()) {
            if (each.startOffset() >= 0) {
                stretches.add(new Marks.Stretch(each.startOffset(), each.endOffset()));
            }
        }
    }
}
