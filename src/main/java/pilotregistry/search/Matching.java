package pilotregistry.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    // Some of what is found may suit less than what follows.
    private static final int SPARE = 10;

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
        var found = follower.at(null).read(searcher -> found(searcher, profile, problems, most + SPARE));
        var studies = library.shown(found.keySet());
        var said = Said.of(profile, analysis);
        var matches = new ArrayList<CaseMatch>();
        found.forEach((id, hit) -> {
            var study = studies.get(id);
            var content = study == null ? null : study.content();
            if (study != null && content != null) {
                matches.add(held(study, content, hit, profile, said));
            }
        });
        matches.sort(java.util.Comparator.comparingDouble(Matching::rank).reversed());
        return matches.subList(0, Math.min(most, matches.size()));
    }

    /// @param problems those of the profile that it has to do with, in their words
    private record Hit(double score, List<String> problems) {}

    private static Map<CaseStudyId, Hit> found(
            CaseSearcher searcher, CaseProfile profile, @Nullable Question problems, int most) throws IOException {
        var hits = searcher.search(query(profile, problems), most).scoreDocs;
        var asked = new LinkedHashMap<String, Query>();
        if (problems != null) {
            problems.units().stream()
                    .filter(unit -> !(unit instanceof Clause.ByNumber))
                    .forEach(unit -> asked.put(unit.surface(), QuestionQuery.unit(unit)));
        }
        var present = Presence.of(searcher, asked, hits);
        var found = new LinkedHashMap<CaseStudyId, Hit>();
        for (var hit : hits) {
            var id = searcher.storedFields()
                    .document(hit.doc, Set.of(CaseDocument.ID))
                    .get(CaseDocument.ID);
            var own = present.getOrDefault(hit.doc, Set.of());
            found.put(
                    new CaseStudyId(id),
                    new Hit(
                            hit.score,
                            asked.keySet().stream().filter(own::contains).toList()));
        }
        return found;
    }

    /// What the asker says of its conditions, read once for all cases.
    private record Said(Conditions scale, Conditions conditions, Conditions all) {

        static Said of(CaseProfile profile, Analysis analysis) {
            return new Said(
                    Conditions.of(Objects.requireNonNullElse(profile.scale(), ""), analysis),
                    Conditions.of(Objects.requireNonNullElse(profile.conditions(), ""), analysis),
                    Conditions.of(profile.words(), analysis));
        }
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

    private CaseMatch held(CaseStudy study, CaseContent content, Hit hit, CaseProfile profile, Said said) {
        var fits = new ArrayList<MatchAspect>();
        var not = new ArrayList<MatchAspect>();
        var check = new ArrayList<MatchAspect>();
        industries(content, profile, fits, not);
        hit.problems().forEach(words -> fits.add(MatchAspect.of(AspectKind.PROBLEM, words)));
        place(content, profile, fits);
        var replicability = content.replicability();
        if (replicability.scale() != null) {
            var same = answer(replicability.scale(), said.scale()) == Conditions.Answer.SAME;
            (same ? fits : check).add(MatchAspect.of(AspectKind.SCALE, replicability.scale()));
        }
        for (var text : replicability.prerequisites()) {
            var list =
                    switch (answer(text, said.conditions())) {
                        case SAME -> fits;
                        case OPPOSITE -> not;
                        case OPEN -> check;
                    };
            list.add(MatchAspect.of(AspectKind.PREREQUISITE, text));
        }
        for (var text : replicability.notSuitableWhen()) {
            var same = answer(text, said.all()) == Conditions.Answer.SAME;
            (same ? not : check).add(MatchAspect.of(AspectKind.NOT_SUITABLE_WHEN, text));
        }
        return new CaseMatch(study, hit.score(), fits, not, check);
    }

    private Conditions.Answer answer(String condition, Conditions said) {
        return said.to(Conditions.of(condition, analysis));
    }

    // However many it suits, that the asker's is none of them is one reason.
    private MatchAspect industries(Set<String> codes) {
        var names = codes.stream().map(code -> industry(code).text()).toList();
        return new MatchAspect(
                AspectKind.INDUSTRY,
                new Label(
                        String.join("、", names.stream().map(Label::zh).toList()),
                        String.join(", ", names.stream().map(Label::en).toList())));
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
            not.add(industries(suited));
        }
    }

    private void place(CaseContent content, CaseProfile profile, List<MatchAspect> fits) {
        same(content.provinceCode(), profile.provinceCode())
                .flatMap(reference::province)
                .ifPresent(it -> fits.add(new MatchAspect(AspectKind.PLACE, it.name())));
        same(content.regionCode(), profile.regionCode())
                .flatMap(code -> reference.regions().find(code))
                .ifPresent(it -> fits.add(new MatchAspect(AspectKind.PLACE, it.name())));
        same(content.watershedCode(), profile.watershedCode())
                .flatMap(reference::watershed)
                .ifPresent(it -> fits.add(new MatchAspect(AspectKind.PLACE, it.name())));
    }

    private static Optional<String> same(@Nullable String one, @Nullable String other) {
        return Optional.ofNullable(one).filter(code -> code.equals(other));
    }
}
