package pilotregistry.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.language.CodedException;
import pilotregistry.language.Label;
import pilotregistry.reference.ReferenceLists;

/// Finds the cases that somebody could repeat, and says what fits, what does not, and what is to be looked into.
@Component
class Matching {

    private final Follower follower;
    private final CaseLibrary library;
    private final Analysis analysis;
    private final ReferenceLists reference;

    Matching(Follower follower, CaseLibrary library, Analysis analysis, ReferenceLists reference) {
        this.reference = reference;
        this.follower = follower;
        this.library = library;
        this.analysis = analysis;
    }

    /// A case with the profile held against it.
    record CaseMatch(
            CaseStudy caseStudy,
            double score,
            List<MatchAspect> fits,
            List<MatchAspect> doesNotFit,
            List<MatchAspect> toCheck) {}

    /// @param text in the words of the case, or of the profile
    record MatchAspect(AspectKind kind, Label text) {

        static MatchAspect of(AspectKind kind, String text) {
            return new MatchAspect(kind, new Label(text, text));
        }
    }

    enum AspectKind {
        INDUSTRY,
        PROBLEM,
        SCALE,
        PLACE,
        PREREQUISITE,
        NOT_SUITABLE_WHEN
    }

    List<CaseMatch> match(CaseProfile profile, int most) {
        new KnownCodes(reference).check(profile);
        var problems = Question.of(profile.problems(), analysis);
        if (profile.industries().isEmpty() && problems == null) {
            throw new CodedException("PROFILE_EMPTY");
        }
        var found = follower.at(null).read(searcher -> {
            var hits = new LinkedHashMap<CaseStudyId, Double>();
            for (var hit : searcher.search(query(profile, problems), Math.max(1, most * 2)).scoreDocs) {
                var id = searcher.storedFields()
                        .document(hit.doc, Set.of(CaseDocument.ID))
                        .get(CaseDocument.ID);
                hits.put(new CaseStudyId(id), (double) hit.score);
            }
            return hits;
        });
        var studies = library.byId(found.keySet());
        var matches = new ArrayList<CaseMatch>();
        found.forEach((id, score) -> {
            var study = studies.get(id);
            var content = study == null ? null : study.content();
            if (study != null && content != null) {
                matches.add(held(study, content, score, profile, problems));
            }
        });
        matches.sort(java.util.Comparator.comparingDouble(Matching::rank).reversed());
        return matches.subList(0, Math.min(most, matches.size()));
    }

    // What does not fit weighs more than what does: nobody repeats what is said not to suit.
    private static double rank(CaseMatch match) {
        return match.score() / (1 + 2.0 * match.doesNotFit().size());
    }

    private static Query query(CaseProfile profile, @Nullable Question problems) {
        var either = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
        profile.industries()
                .forEach(code -> either.add(
                        new BoostQuery(new TermQuery(new Term(CaseDocument.SUITED, code)), 8), Occur.SHOULD));
        if (problems != null) {
            problems.units().forEach(unit -> either.add(QuestionQuery.unit(unit), Occur.SHOULD));
        }
        return either.build();
    }

    private CaseMatch held(
            CaseStudy study, CaseContent content, double score, CaseProfile profile, @Nullable Question problems) {
        var fits = new ArrayList<MatchAspect>();
        var not = new ArrayList<MatchAspect>();
        var check = new ArrayList<MatchAspect>();
        industries(content, profile, fits, not);
        if (problems != null) {
            problems(content, problems, fits);
        }
        place(content, profile, fits);
        var scale = content.replicability().scale();
        if (scale != null) {
            (shares(scale, profile.scale()) ? fits : check).add(MatchAspect.of(AspectKind.SCALE, scale));
        }
        content.replicability()
                .prerequisites()
                .forEach(text -> (shares(text, profile.conditions()) ? fits : check)
                        .add(MatchAspect.of(AspectKind.PREREQUISITE, text)));
        content.replicability()
                .notSuitableWhen()
                .forEach(text -> (shares(text, profile.words()) ? not : check)
                        .add(MatchAspect.of(AspectKind.NOT_SUITABLE_WHEN, text)));
        return new CaseMatch(study, score, fits, not, check);
    }

    private MatchAspect industry(String code) {
        return reference
                .industry(code)
                .map(it -> new MatchAspect(AspectKind.INDUSTRY, it.name()))
                .orElseGet(() -> MatchAspect.of(AspectKind.INDUSTRY, code));
    }

    private void industries(CaseContent content, CaseProfile profile, List<MatchAspect> fits, List<MatchAspect> not) {
        var suited = new LinkedHashSet<>(content.replicability().industries());
        content.industries().stream().map(IndustryChoice::code).forEach(suited::add);
        var shared = profile.industries().stream().filter(suited::contains).toList();
        shared.forEach(code -> fits.add(industry(code)));
        if (shared.isEmpty() && !suited.isEmpty() && !profile.industries().isEmpty()) {
            suited.forEach(code -> not.add(industry(code)));
        }
    }

    private void problems(CaseContent content, Question problems, List<MatchAspect> fits) {
        var text = String.join("\n", content.title(), content.summary(), CasePart.joined(CasePart.body(content)));
        var terms = analysis.read(text);
        var concepts = terms.concepts().stream().map(each -> each.text()).collect(java.util.stream.Collectors.toSet());
        var words = terms.words().stream().map(each -> each.text()).collect(java.util.stream.Collectors.toSet());
        for (var unit : problems.units()) {
            boolean there =
                    switch (unit) {
                        case Clause.ByConcept(var surface, var codes) ->
                            codes.stream().anyMatch(concepts::contains);
                        case Clause.ByWords(var surface, var asked) ->
                            asked.stream().allMatch(word -> words.contains(word.text()));
                        case Clause.ByNumber number -> false;
                    };
            if (there) {
                fits.add(MatchAspect.of(AspectKind.PROBLEM, unit.surface()));
            }
        }
    }

    private void place(CaseContent content, CaseProfile profile, List<MatchAspect> fits) {
        same(content.provinceCode(), profile.provinceCode())
                .flatMap(reference::province)
                .ifPresent(it -> fits.add(new MatchAspect(AspectKind.PLACE, it.name())));
        same(content.regionCode(), profile.regionCode())
                .flatMap(code -> reference.regions().find(code, LocalDate.EPOCH))
                .ifPresent(it -> fits.add(new MatchAspect(AspectKind.PLACE, it.name())));
        same(content.watershedCode(), profile.watershedCode())
                .flatMap(reference::watershed)
                .ifPresent(it -> fits.add(new MatchAspect(AspectKind.PLACE, it.name())));
    }

    private static Optional<String> same(@Nullable String one, @Nullable String other) {
        return Optional.ofNullable(one).filter(code -> code.equals(other));
    }

    // A condition is met, for all that words tell, where both speak of the same concept.
    private boolean shares(String condition, @Nullable String said) {
        if (said == null || said.isBlank()) {
            return false;
        }
        var own = codes(condition);
        own.retainAll(codes(said));
        return !own.isEmpty();
    }

    private Set<String> codes(String text) {
        var codes = new LinkedHashSet<String>();
        analysis.read(text).concepts().forEach(term -> codes.add(term.text()));
        return codes;
    }
}
