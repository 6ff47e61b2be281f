package pilotregistry.pilot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.organization.OrganizationId;

/// Who sees what of a pilot is not public, and who acts upon it: the one set of sentences for this and later steps.
public final class PilotAccess {

    private static final Role[] MINISTRIES = {Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM};
    private static final Role[] PROVINCES = {Role.PROVINCIAL_ECOLOGY, Role.PROVINCIAL_DEVELOPMENT_AND_REFORM};
    private static final Role[] OFFICES = {
        Role.MINISTRY_ECOLOGY,
        Role.MINISTRY_DEVELOPMENT_AND_REFORM,
        Role.PROVINCIAL_ECOLOGY,
        Role.PROVINCIAL_DEVELOPMENT_AND_REFORM
    };

    private PilotAccess() {}

    /// Reports, files and follow-up are no list (R32): its own bodies see them, the departments of its provinces, the
    /// ministries, analysts and administrators.
    public static boolean sees(Actor actor, Pilot pilot) {
        return actor.has(Scope.READ)
                && (isImplementer(actor, pilot)
                        || actor.mandates(PROVINCES)
                                .anyMatch(mandate -> pilot.profile().provinces().contains(mandate.province()))
                        || actor.is(MINISTRIES)
                        || actor.is(Role.ANALYST, Role.ADMINISTRATOR));
    }

    public static boolean isImplementer(Actor actor, Pilot pilot) {
        return actor.mandates(Role.APPLICANT).anyMatch(mandate -> bodies(pilot).contains(mandate.organizationId()));
    }

    /// Whether the actor speaks for a department of the province that answers for it.
    public static boolean isProvince(Actor actor, Pilot pilot) {
        return actor.mandates(PROVINCES).anyMatch(mandate -> answersFor(mandate, pilot));
    }

    /// The mandate under which its own body acts. Where no body is registered, as for the pilots of the past, its
    /// province or a ministry acts for it.
    public static Mandate implementer(Actor actor, Pilot pilot) {
        var bodies = bodies(pilot);
        return bodies.isEmpty()
                ? supervisor(actor, pilot)
                : actor.acting(Scope.WRITE, mandate -> bodies.contains(mandate.organizationId()), Role.APPLICANT);
    }

    /// The mandate under which a department of its province acts.
    public static Mandate province(Actor actor, Pilot pilot) {
        return actor.acting(Scope.WRITE, mandate -> answersFor(mandate, pilot), PROVINCES);
    }

    /// The mandate under which a ministry acts.
    public static Mandate ministry(Actor actor) {
        return actor.acting(Scope.WRITE, any -> true, MINISTRIES);
    }

    /// The mandate under which a ministry or a department of its province acts.
    public static Mandate supervisor(Actor actor, Pilot pilot) {
        return actor.acting(
                Scope.WRITE, mandate -> mandate.role().ministerial() || answersFor(mandate, pilot), OFFICES);
    }

    /// The registered bodies that carry it out or applied for it; none for a pilot of the past.
    static List<OrganizationId> bodies(Pilot pilot) {
        var bodies = new ArrayList<OrganizationId>();
        add(pilot.implementer(), bodies);
        add(pilot.applicant(), bodies);
        return bodies;
    }

    // A pilot across provinces of which no source names the leading one is a matter of each of them.
    private static boolean answersFor(Mandate mandate, Pilot pilot) {
        var province = mandate.province();
        var lead = pilot.profile().leadProvince();
        return province != null
                && mandate.role().provincial()
                && (lead == null ? pilot.profile().provinces().contains(province) : lead.equals(province));
    }

    private static void add(@Nullable PilotBody body, List<OrganizationId> bodies) {
        if (body != null && body.organizationId() != null) {
            bodies.add(body.organizationId());
        }
    }
}
