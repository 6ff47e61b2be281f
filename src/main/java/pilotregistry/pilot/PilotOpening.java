package pilotregistry.pilot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationContent;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.Intake;
import pilotregistry.designation.DesignationContent.Selected;
import pilotregistry.designation.PilotsDesignated;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.reference.ReferenceLists;

/// Opens the pilots that a designation names, in its order; those that are open already stay as they are.
@Component
class PilotOpening {

    private final PilotRegister register;
    private final Intake intake;
    private final Directory directory;
    private final ReferenceLists reference;

    PilotOpening(PilotRegister register, Intake intake, Directory directory, ReferenceLists reference) {
        this.register = register;
        this.intake = intake;
        this.directory = directory;
        this.reference = reference;
    }

    @EventListener
    void on(PilotsDesignated event) {
        var designation = event.designation();
        var selected = designation.content().selected();
        var applications =
                intake.all(selected.stream().map(Selected::application).toList());
        var bodies = directory.byId(
                applications.values().stream().flatMap(PilotOpening::bodies).collect(Collectors.toSet()));
        for (var each : selected) {
            var application = Objects.requireNonNull(applications.get(each.application()));
            // Another designation may have come first and not selected it: an application has one end.
            if (application.status() == ApplicationStatus.DESIGNATED) {
                register.open(profile(each, application, bodies), application.id(), designation, event.command());
            }
        }
    }

    private static Stream<OrganizationId> bodies(Application application) {
        return Stream.of(application.applicantId(), application.content().implementer())
                .filter(Objects::nonNull);
    }

    private PilotProfile profile(Selected selected, Application application, Map<OrganizationId, Organization> bodies) {
        var content = application.content();
        var places =
                content.object() == null ? List.<String>of() : content.object().divisionCodes();
        var provinces = new LinkedHashSet<String>();
        if (content.leadProvince() != null) {
            provinces.add(content.leadProvince());
        }
        var lead = Optional.ofNullable(content.leadProvince()).flatMap(reference::province);
        places.stream()
                .map(reference.divisions()::find)
                .flatMap(Optional::stream)
                .filter(place -> !lead.filter(unit -> unit.holds(place)).isPresent())
                .forEach(place -> provinces.add(place.province().code()));
        return new PilotProfile(
                selected.name(),
                content.type(),
                content.leadProvince(),
                List.copyOf(provinces),
                places.stream().filter(code -> !code.endsWith("0000")).toList(),
                target(content),
                content.industries(),
                body(application.applicantId(), bodies),
                body(content.implementer(), bodies),
                content.enterprises().stream()
                        .map(each -> new ScopeEnterprise(each.name(), each.socialCreditCode(), each.gbt4754()))
                        .toList());
    }

    private static @Nullable PilotTarget target(ApplicationContent content) {
        var object = content.object();
        return object == null
                ? null
                : new PilotTarget(object.kind(), object.name(), null, object.regionCode(), object.watershedCode());
    }

    private static @Nullable PilotBody body(@Nullable OrganizationId id, Map<OrganizationId, Organization> bodies) {
        var body = id == null ? null : bodies.get(id);
        return body == null ? null : new PilotBody(body.name(), body.id());
    }
}
