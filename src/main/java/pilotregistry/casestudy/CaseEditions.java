package pilotregistry.casestudy;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what has changed about published cases since somebody saw them, as far as others go by it.
@Component
public class CaseEditions {

    private final CaseVersions versions;

    CaseEditions(CaseVersions versions) {
        this.versions = versions;
    }

    /// As it is published now; null where it is not.
    public static @Nullable CaseEdition of(CaseStudy study) {
        var publication = study.publication();
        return publication == null
                ? null
                : new CaseEdition(publication.number(), study.progress().pilotEnd());
    }

    /// What is different about each; none for what is as it was, or mended in its words only.
    ///
    /// @param seen the edition of each that was seen before
    public Map<CaseStudyId, Set<CaseAspect>> changes(
            Collection<CaseStudy> studies, Map<CaseStudyId, CaseEdition> seen) {
        var revised = studies.stream()
                .filter(study -> seen(study, seen).version()
                        != Objects.requireNonNull(of(study)).version())
                .map(study ->
                        CaseStudyVersionId.of(study.id(), seen(study, seen).version()))
                .toList();
        var earlier = versions.byId(revised);
        var changes = new HashMap<CaseStudyId, Set<CaseAspect>>();
        for (var study : studies) {
            var before = seen(study, seen);
            var aspects = EnumSet.noneOf(CaseAspect.class);
            if (before.end() != study.progress().pilotEnd()) {
                aspects.add(CaseAspect.STATUS);
            }
            var version = earlier.get(CaseStudyVersionId.of(study.id(), before.version()));
            var paper = Objects.requireNonNull(study.publication()).paper();
            if (version != null && paper != null) {
                CaseChanges.between(version.paper(), paper).forEach(change -> collect(change.path(), aspects));
            }
            changes.put(study.id(), aspects);
        }
        return changes;
    }

    private static CaseEdition seen(CaseStudy study, Map<CaseStudyId, CaseEdition> seen) {
        return Objects.requireNonNull(seen.get(study.id()));
    }

    private static void collect(List<String> path, Set<CaseAspect> aspects) {
        if (path.getFirst().equals("labels")) {
            aspects.add(CaseAspect.STATUS);
        } else if (path.size() > 1 && path.get(1).equals("results")) {
            aspects.add(CaseAspect.RESULTS);
        } else if (path.size() > 1 && path.get(1).equals("replicability")) {
            aspects.add(CaseAspect.REPLICABILITY);
        }
    }
}
