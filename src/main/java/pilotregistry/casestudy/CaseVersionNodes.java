package pilotregistry.casestudy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Published versions by global id: everybody's, until their case study is retracted.
@Component
class CaseVersionNodes implements NodeSource {

    private final CaseLibrary library;
    private final CaseVersions versions;

    CaseVersionNodes(CaseLibrary library, CaseVersions versions) {
        this.library = library;
        this.versions = versions;
    }

    @Override
    public String prefix() {
        return CaseStudyVersionId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        var studies = library.byId(ids.stream()
                .map(CaseStudyVersionId::new)
                .map(CaseStudyVersionId::study)
                .distinct()
                .toList());
        return versions.of(studies.values()).values().stream()
                .flatMap(List::stream)
                .filter(version -> ids.contains(version.id().value()))
                .collect(Collectors.toMap(version -> version.id().value(), Function.identity()));
    }
}
