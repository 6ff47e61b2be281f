package pilotregistry.outcome;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.mongodb.core.query.Criteria;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;

/// Who sees outcomes, reports and verifies them: what is open everybody; the rest the pilot's own bodies, the
/// departments of its provinces, ministries, administrators and analysts (R32).
final class OutcomeAccess {

    static final Role[] REPORTERS = {
        Role.APPLICANT,
        Role.PROVINCIAL_ECOLOGY,
        Role.PROVINCIAL_DEVELOPMENT_AND_REFORM,
        Role.MINISTRY_ECOLOGY,
        Role.MINISTRY_DEVELOPMENT_AND_REFORM,
        Role.ADMINISTRATOR
    };
    private static final Role[] PROVINCES = {Role.PROVINCIAL_ECOLOGY, Role.PROVINCIAL_DEVELOPMENT_AND_REFORM};
    private static final Role[] MINISTRIES = {Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM};
    private static final Role[] ALL_SEEING = {
        Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM, Role.ADMINISTRATOR, Role.ANALYST
    };

    private OutcomeAccess() {}

    static Criteria visibleTo(Actor actor) {
        if (seesAll(actor)) {
            return new Criteria();
        }
        var any = new ArrayList<>(List.of(Criteria.where("keys.open").is(true)));
        any.addAll(ofOwnPilots(actor));
        return new Criteria().orOperator(any);
    }

    /// Of which pilots somebody who does not see all sees also what is not open: any of these.
    static List<Criteria> ofOwnPilots(Actor actor) {
        var any = new ArrayList<Criteria>();
        if (actor.has(Scope.READ)) {
            var bodies =
                    actor.mandates(Role.APPLICANT).map(Mandate::organizationId).toList();
            var provinces = actor.mandates(PROVINCES).map(Mandate::province).toList();
            if (!bodies.isEmpty()) {
                any.add(Criteria.where("pilot.bodies").in(bodies));
            }
            if (!provinces.isEmpty()) {
                any.add(Criteria.where("pilot.provinces").in(provinces));
                any.add(Criteria.where("pilot.leadProvince").in(provinces));
            }
        }
        return any;
    }

    static boolean sees(Actor actor, Outcome outcome) {
        return outcome.open() || involved(actor, outcome.pilotFacts());
    }

    /// Whether the materials of a pilot's outcomes are the actor's to see: earlier reports, evidence, files.
    static boolean involved(Actor actor, PilotFacts pilot) {
        return seesAll(actor)
                || (actor.has(Scope.READ)
                        && actor.mandates(REPORTERS).anyMatch(mandate -> isOf(mandate, pilot, pilot.provinces())));
    }

    static boolean seesAll(Actor actor) {
        return actor.has(Scope.READ) && actor.is(ALL_SEEING);
    }

    /// The mandate under which somebody reports an outcome of this pilot.
    static Mandate reporter(Actor actor, Scope scope, PilotFacts pilot) {
        return actor.acting(
                scope,
                mandate -> mandate.role().ministerial()
                        || mandate.role() == Role.ADMINISTRATOR
                        || isOf(mandate, pilot, pilot.provinces()),
                REPORTERS);
    }

    /// The mandate under which a step of the verification is done.
    static Mandate verifier(Actor actor, VerificationStep step, PilotFacts pilot) {
        return step == VerificationStep.VERIFY
                ? actor.acting(Scope.WRITE, mandate -> isOf(mandate, pilot, pilot.verifyingProvinces()), PROVINCES)
                : actor.acting(Scope.WRITE, any -> true, MINISTRIES);
    }

    private static boolean isOf(Mandate mandate, PilotFacts pilot, List<String> provinces) {
        var province = mandate.province();
        if (mandate.role().provincial()) {
            return province != null && (provinces.contains(province) || province.equals(pilot.leadProvince()));
        }
        return mandate.role() == Role.APPLICANT && pilot.bodies().contains(mandate.organizationId());
    }
}
