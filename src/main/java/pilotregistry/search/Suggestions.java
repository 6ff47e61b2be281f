package pilotregistry.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.casestudy.CaseLibrary;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.language.CodedException;

/// Completes what somebody begins to type, in Chinese, English, pinyin or initials: words that find something, then
/// titles.
@Component
class Suggestions {

    private static final int LONGEST = 50;
    private static final int LOOKED_AT = 400;

    private final NavigableMap<String, Set<Named>> names = new TreeMap<>();
    private final Follower follower;
    private final CaseLibrary library;

    /// A concept by one of its words.
    private record Named(String form, Concept concept) {

        Named preferred(Named other) {
            var forms = concept.forms();
            return forms.indexOf(form) <= forms.indexOf(other.form) ? this : other;
        }
    }

    /// A way to go on.
    ///
    /// @param count how many cases it finds
    /// @param caseStudy the one of this title; null for a word
    record CaseSuggestion(
            String text,
            SuggestionKind kind,
            int count,
            @Nullable CaseStudy caseStudy) {}

    enum SuggestionKind {
        WORD,
        TITLE
    }

    Suggestions(Analysis analysis, Follower follower, CaseLibrary library) {
        this.follower = follower;
        this.library = library;
        var folding = new Folding();
        for (var concept : analysis.vocabulary().concepts()) {
            for (var form : concept.forms()) {
                Suggested.ways(folding.fold(form).text())
                        .forEach(key -> names.computeIfAbsent(key, none -> new LinkedHashSet<>())
                                .add(new Named(form, concept)));
            }
        }
    }

    List<CaseSuggestion> suggest(String prefix, int most) {
        if (prefix.length() > LONGEST) {
            throw new CodedException(
                    "TEXT_TOO_LONG", Map.of("field", "prefix", "length", prefix.length(), "limit", LONGEST));
        }
        var folded = new Folding().fold(prefix).text().strip();
        if (folded.isEmpty() || most == 0) {
            return List.of();
        }
        return follower.at(null).read(searcher -> {
            var suggestions = words(folded, searcher);
            suggestions.sort(Comparator.comparingInt(CaseSuggestion::count)
                    .reversed()
                    .thenComparing(each -> each.text().length())
                    .thenComparing(CaseSuggestion::text));
            var some = new ArrayList<>(suggestions.subList(0, Math.min(most, suggestions.size())));
            if (some.size() < most) {
                some.addAll(titles(folded, most - some.size(), searcher));
            }
            return some;
        });
    }

    private List<CaseSuggestion> words(String prefix, IndexSearcher searcher) throws IOException {
        var best = new HashMap<Concept, Named>();
        int looked = 0;
        for (var entry : names.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix) || looked++ > LOOKED_AT) {
                break;
            }
            for (var named : entry.getValue()) {
                best.merge(named.concept(), named, Named::preferred);
            }
        }
        var words = new ArrayList<CaseSuggestion>();
        for (var named : best.values()) {
            int count = count(named.concept().code(), named.form(), searcher);
            if (count > 0) {
                words.add(new CaseSuggestion(named.form(), SuggestionKind.WORD, count, null));
            }
        }
        return words;
    }

    private static int count(String code, String form, IndexSearcher searcher) throws IOException {
        return searcher.count(QuestionQuery.unit(new Clause.ByConcept(form, Set.of(code))));
    }

    private List<CaseSuggestion> titles(String prefix, int most, IndexSearcher searcher) throws IOException {
        var found = searcher.search(new PrefixQuery(new Term(CaseDocument.SUGGEST, prefix)), most);
        var ids = new ArrayList<CaseStudyId>();
        for (var hit : found.scoreDocs) {
            ids.add(new CaseStudyId(searcher.storedFields()
                    .document(hit.doc, Set.of(CaseDocument.ID))
                    .get(CaseDocument.ID)));
        }
        var studies = library.shown(ids);
        var titles = new ArrayList<CaseSuggestion>();
        for (var id : ids) {
            var study = studies.get(id);
            var content = study == null ? null : study.content();
            if (content != null) {
                titles.add(new CaseSuggestion(content.title(), SuggestionKind.TITLE, 1, study));
            }
        }
        return titles;
    }
}
