package pilotregistry.pilot;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.reference.Certainty;
import pilotregistry.reference.Division;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.reference.Region;
import pilotregistry.reference.Watershed;

/// GraphQL: the things that a pilot's profile names by code.
@Controller
class ProfileController {

    private static final LocalDate NOTICE = LocalDate.of(2023, 3, 3);

    private final ReferenceLists reference;
    private final Directory directory;

    ProfileController(ReferenceLists reference, Directory directory) {
        this.reference = reference;
        this.directory = directory;
    }

    @SchemaMapping
    Optional<Province> leadProvince(Pilot pilot) {
        return Optional.ofNullable(pilot.profile().leadProvince()).flatMap(reference::province);
    }

    @SchemaMapping
    List<Province> provinces(Pilot pilot) {
        return pilot.profile().provinces().stream()
                .map(reference::province)
                .flatMap(Optional::stream)
                .toList();
    }

    @SchemaMapping
    List<Division> divisions(Pilot pilot) {
        return pilot.profile().divisions().stream()
                .map(reference.divisions()::find)
                .flatMap(Optional::stream)
                .toList();
    }

    // Regions are versioned: a pilot's is the one that the notice fell under, until its designation says another day.
    @SchemaMapping
    Optional<Region> region(PilotTarget target) {
        return Optional.ofNullable(target.regionCode())
                .flatMap(code -> reference.regions().find(code, NOTICE));
    }

    @SchemaMapping
    Optional<Watershed> watershed(PilotTarget target) {
        return Optional.ofNullable(target.watershedCode()).flatMap(reference::watershed);
    }

    @BatchMapping(typeName = "PilotBody")
    Map<PilotBody, Organization> organization(List<PilotBody> bodies) {
        return PilotController.joined(bodies, PilotBody::organizationId, directory::byId);
    }

    @SchemaMapping
    List<Fact> facts(Pilot pilot) {
        return pilot.origin() == null ? List.of() : pilot.origin().facts();
    }

    @SchemaMapping
    @Nullable
    String source(Pilot pilot) {
        return pilot.origin() == null ? null : pilot.origin().source();
    }

    @SchemaMapping
    @Nullable
    Certainty certainty(Pilot pilot) {
        return pilot.origin() == null ? null : pilot.origin().certainty();
    }

    @SchemaMapping
    List<OriginalCell> originalRow(Pilot pilot) {
        return pilot.origin() == null ? List.of() : pilot.origin().originalRow();
    }
}
