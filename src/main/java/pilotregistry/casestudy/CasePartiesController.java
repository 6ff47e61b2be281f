package pilotregistry.casestudy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;

/// GraphQL: the bodies and pilots that case studies name, one query for all of an answer.
@Controller
class CasePartiesController {

    private final Directory directory;
    private final PilotRegister pilots;

    CasePartiesController(Directory directory, PilotRegister pilots) {
        this.directory = directory;
        this.pilots = pilots;
    }

    @BatchMapping(typeName = "CaseStudy", field = "pilot")
    Map<CaseStudy, Pilot> pilotOfCase(List<CaseStudy> studies) {
        return joined(studies, CaseStudy::pilotId, pilots::byId);
    }

    @BatchMapping(typeName = "CaseStudy")
    Map<CaseStudy, Organization> author(List<CaseStudy> studies) {
        return joined(studies, CaseStudy::authorId, directory::byId);
    }

    @BatchMapping(typeName = "CaseStudyVersion")
    Map<CaseStudyVersion, Organization> publisher(List<CaseStudyVersion> versions) {
        return joined(versions, version -> version.publisher().organization(), directory::byId);
    }

    @BatchMapping(typeName = "Replication", field = "organization")
    Map<Replication, Organization> replicatingBody(List<Replication> replications) {
        return joined(replications, Replication::organization, directory::byId);
    }

    @BatchMapping(typeName = "Replication", field = "pilot")
    Map<Replication, Pilot> pilotOfReplication(List<Replication> replications) {
        return joined(replications, Replication::pilot, pilots::byId);
    }

    @BatchMapping(typeName = "CaseCheck", field = "organization")
    Map<CaseCheck, Organization> checkingBody(List<CaseCheck> checks) {
        return joined(checks, CaseCheck::organization, directory::byId);
    }

    /// What a source is joined by; null where it has none.
    private interface JoinKey<S, K> {
        @Nullable
        K of(S source);
    }

    private static <S, K, T> Map<S, T> joined(
            Collection<S> sources, JoinKey<S, K> key, Function<Collection<K>, Map<K, T>> load) {
        var keys = sources.stream().map(key::of).filter(Objects::nonNull).collect(Collectors.toSet());
        var found = keys.isEmpty() ? Map.<K, T>of() : load.apply(keys);
        var joined = new HashMap<S, T>();
        for (var source : sources) {
            var value = key.of(source);
            var target = value == null ? null : found.get(value);
            if (target != null) {
                joined.put(source, target);
            }
        }
        return joined;
    }
}
