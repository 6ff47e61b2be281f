package pilotregistry.casestudy;

import graphql.GraphQLContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.connection.Connection;
import pilotregistry.connection.ListRequest;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.NotVisible;
import pilotregistry.pilot.Pilot;
import reactor.core.publisher.Mono;

/// GraphQL: case studies and their versions; what is being worked on only for those whose it is to see.
@Controller
class LibraryController {

    private final CaseLibrary library;
    private final CaseVersions versions;

    LibraryController(CaseLibrary library, CaseVersions versions, BatchLoaderRegistry loaders) {
        this.library = library;
        this.versions = versions;
        loaders.<CaseStudyId, List<CaseStudyVersion>>forName("shelved")
                .registerMappedBatchLoader((ids, environment) ->
                        Mono.fromSupplier(() -> versions.of(library.byId(ids).values())));
    }

    @QueryMapping
    CaseStudy caseStudy(@Argument @Nullable CaseStudyId id, @Argument @Nullable String number, Actor actor) {
        if ((id == null) == (number == null)) {
            throw new CodedException("ONE_OF", Map.of("arguments", "id, number"));
        }
        var found =
                id == null ? library.findByNumber(Objects.requireNonNull(number).strip()) : library.find(id);
        return found.filter(study -> CaseAccess.sees(actor, study)).orElseThrow(NotVisible::new);
    }

    @QueryMapping
    Connection<CaseStudy> caseStudies(ListRequest request, Actor actor) {
        return library.list(request, null, actor);
    }

    @SchemaMapping(typeName = "Pilot", field = "caseStudies")
    Connection<CaseStudy> caseStudiesOfPilot(Pilot pilot, ListRequest request, Actor actor) {
        return library.list(request, pilot.id(), actor);
    }

    @SchemaMapping
    @Nullable
    CaseStudyVersion published(CaseStudy study) {
        return CaseStudyVersion.published(study);
    }

    @BatchMapping(typeName = "CaseStudy", field = "versions")
    Map<CaseStudy, List<CaseStudyVersion>> versionsOf(List<CaseStudy> studies) {
        var found = versions.of(new HashSet<>(studies));
        return studies.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), study -> found.getOrDefault(study.id(), List.of())));
    }

    @SchemaMapping
    @Nullable
    CaseSource source(CaseStudy study) {
        return study.publication() == null ? null : study.publication().source();
    }

    @SchemaMapping
    @Nullable
    Licence licence(CaseStudy study) {
        var version = CaseStudyVersion.published(study);
        return version == null ? null : version.licence();
    }

    @SchemaMapping(typeName = "CaseStudyVersion", field = "licence")
    Licence licenceOfVersion(CaseStudyVersion version) {
        return version.licence();
    }

    @SchemaMapping
    @Nullable
    String citation(CaseStudy study, @Argument CitationStyle style, @Argument @Nullable LocalDate accessedOn) {
        var version = CaseStudyVersion.published(study);
        return version == null ? null : Citation.of(version, style, accessedOn);
    }

    @SchemaMapping(typeName = "CaseStudyVersion", field = "citation")
    String citationOfVersion(
            CaseStudyVersion version, @Argument CitationStyle style, @Argument @Nullable LocalDate accessedOn) {
        return Citation.of(version, style, accessedOn);
    }

    @SchemaMapping
    @Nullable
    CaseRevision revision(CaseStudy study, Actor actor) {
        return CaseAccess.seesRevision(actor, study) ? study.revision() : null;
    }

    @SchemaMapping
    List<Replication> withdrawnReplications(CaseStudy study) {
        return study.retraction() == null
                ? study.recorded().stream()
                        .filter(each -> each.withdrawal() != null)
                        .toList()
                : List.of();
    }

    @BatchMapping(typeName = "CaseStudyVersion")
    Map<CaseStudyVersion, CaseStudy> caseStudy(List<CaseStudyVersion> some, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        var found =
                library.visible(some.stream().map(CaseStudyVersion::caseStudyId).collect(Collectors.toSet()), actor);
        var joined = new HashMap<CaseStudyVersion, CaseStudy>();
        some.forEach(version ->
                Optional.ofNullable(found.get(version.caseStudyId())).ifPresent(study -> joined.put(version, study)));
        return joined;
    }

    /// @throws NotVisible when there is no such version to compare with
    @SchemaMapping
    CompletableFuture<List<CaseChange>> diff(
            CaseStudyVersion version,
            @Argument @Nullable Integer from,
            DataLoader<CaseStudyId, List<CaseStudyVersion>> shelved) {
        if (from == null && version.number() == 1) {
            return CompletableFuture.completedFuture(CaseChanges.between(null, version.paper()));
        }
        int other = from == null ? version.number() - 1 : from;
        return shelved.load(version.caseStudyId())
                .thenApply(all -> Objects.requireNonNullElse(all, List.<CaseStudyVersion>of()).stream()
                        .filter(each -> each.number() == other)
                        .findFirst()
                        .map(each -> CaseChanges.between(each.paper(), version.paper()))
                        .orElseThrow(NotVisible::new));
    }
}
