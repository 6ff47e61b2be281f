package pilotregistry.access;

import static pilotregistry.access.GrantMandateErrorCode.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Duty;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.organization.OrganizationKind;
import pilotregistry.organization.OrganizationLevel;

/// Who may grant which mandate: administrators any that fits the body; everybody else what they hold themselves, for
/// their own body, within their own period, and only where that was granted with it.
final class Granting {

    private static final int HOLDER = 255;

    private Granting() {}

    /// The mandate under which this actor grants and revokes mandates of this body and role.
    static Optional<Mandate> capacity(Actor actor, OrganizationId body, Role role) {
        return administrator(actor).or(() -> delegating(actor, body, role).findFirst());
    }

    /// The same for what is wished: of several mandates one whose period reaches as far.
    static Optional<Mandate> capacity(Actor actor, Mandate.Grant wish) {
        return administrator(actor)
                .or(() -> delegating(actor, wish.organization(), wish.role())
                        .filter(mandate -> wish.within(mandate.grant()))
                        .findFirst())
                .or(() -> capacity(actor, wish.organization(), wish.role()));
    }

    /// The mandate under which this actor ends one: whoever acts for a body for a while does not end what lasts longer.
    static Optional<Mandate> ending(Actor actor, Mandate.Grant granted) {
        return administrator(actor)
                .or(() -> delegating(actor, granted.organization(), granted.role())
                        .filter(mandate -> !granted.outlasts(mandate.grant()))
                        .findFirst());
    }

    private static Stream<Mandate> delegating(Actor actor, OrganizationId body, Role role) {
        return actor.mandates(role).filter(mandate -> mandate.delegates(body, role));
    }

    private static Optional<Mandate> administrator(Actor actor) {
        return actor.has(Scope.ADMIN) ? actor.mandates(Role.ADMINISTRATOR).findFirst() : Optional.empty();
    }

    /// What a capacity does not reach.
    static List<Refusal<GrantMandateErrorCode>> beyond(@Nullable Mandate capacity, Mandate.Grant wish) {
        if (capacity == null) {
            return List.of(
                    Refusal.of(NOT_YOURS_TO_GRANT, "input", "organization").with("role", wish.role()));
        }
        if (capacity.role() == Role.ADMINISTRATOR || wish.within(capacity.grant())) {
            return List.of();
        }
        var field = wish.from().isBefore(capacity.from()) ? "from" : "until";
        return List.of(Refusal.of(OUTSIDE_YOUR_PERIOD, "input", field)
                .with("from", capacity.from())
                .with("until", capacity.until() == null ? "…" : capacity.until()));
    }

    /// What speaks against it whoever grants it.
    static List<Refusal<GrantMandateErrorCode>> flaws(Mandate.Grant wish, @Nullable Organization organization) {
        var refusals = new ArrayList<Refusal<GrantMandateErrorCode>>();
        if (wish.holder().isBlank()) {
            refusals.add(Refusal.of(HOLDER_MISSING, "input", "holder"));
        }
        if (wish.holder().length() > HOLDER) {
            refusals.add(Refusal.of(TOO_LONG, "input", "holder")
                    .with("limit", HOLDER)
                    .with("length", wish.holder().length()));
        }
        if (organization == null) {
            refusals.add(Refusal.of(UNKNOWN_ORGANIZATION, "input", "organization"));
        } else if (!fits(wish.role(), organization)) {
            refusals.add(Refusal.of(ROLE_DOES_NOT_FIT_ORGANIZATION, "input", "role")
                    .with("role", wish.role())
                    .with("organization", organization.name()));
        }
        if (wish.endsBeforeItBegins()) {
            refusals.add(Refusal.of(ENDS_BEFORE_IT_BEGINS, "input", "until"));
        }
        return refusals;
    }

    private static boolean fits(Role role, Organization organization) {
        return switch (role) {
            case APPLICANT -> organization.kind() != OrganizationKind.ENTERPRISE;
            case PROVINCIAL_ECOLOGY ->
                department(organization, OrganizationLevel.PROVINCE, Duty.ECOLOGY_AND_ENVIRONMENT);
            case PROVINCIAL_DEVELOPMENT_AND_REFORM ->
                department(organization, OrganizationLevel.PROVINCE, Duty.DEVELOPMENT_AND_REFORM);
            case MINISTRY_ECOLOGY -> department(organization, OrganizationLevel.NATIONAL, Duty.ECOLOGY_AND_ENVIRONMENT);
            case MINISTRY_DEVELOPMENT_AND_REFORM ->
                department(organization, OrganizationLevel.NATIONAL, Duty.DEVELOPMENT_AND_REFORM);
            case EXPERT, ANALYST, PARTNER, ADMINISTRATOR -> true;
        };
    }

    private static boolean department(Organization organization, OrganizationLevel level, Duty duty) {
        return organization.kind() == OrganizationKind.GOVERNMENT_DEPARTMENT
                && organization.level() == level
                && organization.duty() == duty;
    }
}
