package pilotregistry.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.application.IndustryChoice;
import pilotregistry.casestudy.CaseContent;
import pilotregistry.casestudy.CaseLibrary;
import pilotregistry.casestudy.CaseResult;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.language.Label;
import pilotregistry.reference.ReferenceLists;

/// Finds cases that are like another: about the same things, in the same industry, with results of the same kind.
@Component
class Likeness {

    private static final int CONCEPTS = 24;
    private static final Set<String> TELLING = Set.of("MEASURE", "POLLUTANT", "TYPE", "INDUSTRY");

    private final Follower follower;
    private final CaseLibrary library;
    private final Analysis analysis;
    private final ReferenceLists reference;

    Likeness(Follower follower, CaseLibrary library, Analysis analysis, ReferenceLists reference) {
        this.follower = follower;
        this.library = library;
        this.analysis = analysis;
        this.reference = reference;
    }

    /// A case like another, and in what.
    record SimilarCase(CaseStudy caseStudy, double score, List<LikenessReason> reasons) {}

    /// @param name what both have
    record LikenessReason(ReasonKind kind, Label name) {}

    enum ReasonKind {
        CONCEPT,
        INDUSTRY,
        METRIC,
        PLACE
    }

    List<SimilarCase> similar(CaseStudy study, CaseContent content, int most) {
        var own = concepts(content);
        var found = follower.at(null).read(searcher -> found(searcher, query(study, content, own), own, most));
        var studies = library.shown(found.keySet());
        var similar = new ArrayList<SimilarCase>();
        found.forEach((id, hit) -> {
            var other = studies.get(id);
            var others = other == null ? null : other.content();
            if (other != null && others != null && similar.size() < most) {
                similar.add(new SimilarCase(other, hit.score(), reasons(content, hit.shared(), others)));
            }
        });
        return similar;
    }

    /// @param shared the concepts that both are about
    private record Hit(double score, List<Concept> shared) {}

    private static Map<CaseStudyId, Hit> found(CaseSearcher searcher, Query query, Map<String, Concept> own, int most)
            throws IOException {
        var hits = searcher.search(query, Math.max(1, most)).scoreDocs;
        var asked = new LinkedHashMap<String, Query>();
        own.keySet().forEach(code -> asked.put(code, QuestionQuery.told(code)));
        var present = Presence.of(searcher, asked, hits);
        var found = new LinkedHashMap<CaseStudyId, Hit>();
        for (var hit : hits) {
            var shared = present.getOrDefault(hit.doc, Set.of());
            found.put(
                    new CaseStudyId(id(searcher, hit.doc)),
                    new Hit(
                            hit.score,
                            own.entrySet().stream()
                                    .filter(each -> shared.contains(each.getKey()))
                                    .map(Map.Entry::getValue)
                                    .toList()));
        }
        return found;
    }

    private static String id(CaseSearcher searcher, int document) throws IOException {
        return searcher.storedFields()
                .document(document, Set.of(CaseDocument.ID))
                .get(CaseDocument.ID);
    }

    private Query query(CaseStudy study, CaseContent content, Map<String, Concept> own) {
        var query = new BooleanQuery.Builder();
        own.keySet().stream()
                .limit(CONCEPTS)
                .forEach(code -> query.add(QuestionQuery.unit(new Clause.ByConcept(code, Set.of(code))), Occur.SHOULD));
        content.industries()
                .forEach(choice -> query.add(
                        new BoostQuery(new TermQuery(new Term(CaseDocument.SUITED, choice.code())), 4), Occur.SHOULD));
        query.add(new TermQuery(new Term(CaseDocument.ID, study.id().value())), Occur.MUST_NOT);
        return query.build();
    }

    private List<LikenessReason> reasons(CaseContent content, List<Concept> shared, CaseContent other) {
        var reasons = new ArrayList<LikenessReason>();
        shared.stream()
                .filter(concept -> !concept.kind().equals("INDUSTRY"))
                .forEach(concept -> reasons.add(new LikenessReason(ReasonKind.CONCEPT, concept.name())));
        var industries = other.industries().stream().map(IndustryChoice::code).toList();
        content.industries().stream()
                .map(IndustryChoice::code)
                .filter(industries::contains)
                .forEach(code -> reference
                        .industry(code)
                        .ifPresent(industry -> reasons.add(new LikenessReason(ReasonKind.INDUSTRY, industry.name()))));
        var metrics = other.results().stream().map(CaseResult::metric).toList();
        content.results().stream()
                .map(CaseResult::metric)
                .distinct()
                .filter(metrics::contains)
                .forEach(key -> reference
                        .outcomeMetric(key)
                        .ifPresent(metric -> reasons.add(new LikenessReason(ReasonKind.METRIC, metric.name()))));
        place(content.provinceCode(), other.provinceCode(), reasons);
        return reasons;
    }

    private void place(@Nullable String one, @Nullable String other, List<LikenessReason> reasons) {
        if (one != null && one.equals(other)) {
            reference
                    .province(one)
                    .ifPresent(province -> reasons.add(new LikenessReason(ReasonKind.PLACE, province.name())));
        }
    }

    /// What the case is about, as far as that tells it from others.
    private Map<String, Concept> concepts(CaseContent content) {
        var codes = new LinkedHashSet<String>();
        for (var text : List.of(content.title(), content.summary(), CasePart.joined(CasePart.body(content)))) {
            analysis.read(text).concepts().forEach(term -> codes.add(term.text()));
        }
        var concepts = new LinkedHashMap<String, Concept>();
        codes.forEach(code -> analysis.vocabulary()
                .find(code)
                .filter(concept -> TELLING.contains(concept.kind()))
                .ifPresent(concept -> concepts.put(code, concept)));
        return concepts;
    }
}
