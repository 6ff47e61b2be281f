package pilotregistry.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.casestudy.CaseAspect;
import pilotregistry.casestudy.CaseEdition;
import pilotregistry.casestudy.CaseEditions;
import pilotregistry.casestudy.CaseLibrary;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.search.FoundCases;

/// Finds what is new to a question: by comparing what it finds now with what it found before, so that an index that is
/// late makes news late, and loses none.
@Component
class CaseWatch {

    private final FoundCases found;
    private final CaseLibrary library;
    private final CaseEditions editions;

    CaseWatch(FoundCases found, CaseLibrary library, CaseEditions editions) {
        this.found = found;
        this.library = library;
        this.editions = editions;
    }

    /// What is new, and all that is known by now.
    record Sight(List<News> news, List<Known> known) {}

    long count(Question question) {
        return found.count(question.arguments());
    }

    /// All that it finds, as it stands now.
    List<Known> known(Question question) {
        return published(all(question)).stream().map(CaseWatch::known).toList();
    }

    /// What is new since something was known. What it no longer finds stays known, so that it is no news when it comes
    /// back, and is told of when it is retracted.
    Sight look(Question question, List<Known> before) {
        var earlier = before.stream()
                .collect(Collectors.toMap(
                        Known::caseStudy, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        var now = published(all(question));
        var news = new ArrayList<News>();
        var known = new LinkedHashMap<>(earlier);
        var seen = new HashMap<CaseStudyId, CaseEdition>();
        for (var study : now) {
            var familiar = earlier.get(study.id());
            if (familiar == null) {
                news.add(news(NewsKind.NEW, study, List.of()));
            } else if (!familiar.edition().equals(edition(study))) {
                seen.put(study.id(), familiar.edition());
            }
            known.put(study.id(), known(study));
        }
        news.addAll(changed(now, seen));
        var lost = new LinkedHashSet<>(earlier.keySet());
        now.forEach(study -> lost.remove(study.id()));
        for (var study : retracted(lost)) {
            news.add(news(NewsKind.RETRACTED, study, List.of()));
            known.remove(study.id());
        }
        return new Sight(news, List.copyOf(known.values()));
    }

    private List<News> changed(Collection<CaseStudy> now, Map<CaseStudyId, CaseEdition> seen) {
        var other = now.stream().filter(study -> seen.containsKey(study.id())).toList();
        var aspects = editions.changes(other, seen);
        return other.stream()
                .filter(study -> !of(study, aspects).isEmpty())
                .map(study -> news(NewsKind.CHANGED, study, of(study, aspects)))
                .toList();
    }

    private static List<CaseAspect> of(CaseStudy study, Map<CaseStudyId, Set<CaseAspect>> aspects) {
        return List.copyOf(aspects.getOrDefault(study.id(), Set.of()));
    }

    private List<CaseStudyId> all(Question question) {
        var all = new ArrayList<CaseStudyId>();
        var arguments = question.arguments();
        for (var page = found.after(null, arguments); !page.isEmpty(); ) {
            all.addAll(page.keySet());
            page = found.after(last(page.values()), arguments);
        }
        return all;
    }

    private static String last(Collection<String> cursors) {
        return List.copyOf(cursors).getLast();
    }

    private List<CaseStudy> published(List<CaseStudyId> ids) {
        var studies = library.shown(ids);
        return ids.stream()
                .map(studies::get)
                .filter(study -> study != null && study.publication() != null)
                .toList();
    }

    private List<CaseStudy> retracted(Collection<CaseStudyId> ids) {
        return library.shown(ids).values().stream()
                .filter(study -> study.retraction() != null)
                .toList();
    }

    private static Known known(CaseStudy study) {
        return Known.of(study.id(), edition(study));
    }

    private static CaseEdition edition(CaseStudy study) {
        return Objects.requireNonNull(CaseEditions.of(study));
    }

    private static News news(NewsKind kind, CaseStudy study, List<CaseAspect> aspects) {
        return new News(
                kind, study.id(), Objects.requireNonNull(study.number()), study.title(), version(study), aspects);
    }

    // Retracted: there is none.
    private static int version(CaseStudy study) {
        var edition = CaseEditions.of(study);
        return edition == null ? 0 : edition.version();
    }
}
