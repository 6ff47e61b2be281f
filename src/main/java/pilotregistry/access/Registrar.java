package pilotregistry.access;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Duty;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.organization.OrganizationKind;
import pilotregistry.organization.OrganizationLevel;

/// The office that grants and revokes mandates.
@Component
public class Registrar {

    private final Ledger ledger;
    private final MongoOperations mongo;

    Registrar(Ledger ledger, MongoOperations mongo) {
        this.ledger = ledger;
        this.mongo = mongo;
    }

    /// Grants a mandate.
    ///
    /// @param authorized whether whoever asks may grant for that body
    public Decision<Mandate, GrantMandateErrorCode> grant(Mandate.Grant wish, boolean authorized, Command command) {
        var id = new MandateId(command.newId(MandateId.PREFIX));
        return ledger.create(Mandate.class, id, command, Refusal.of(GrantMandateErrorCode.DUPLICATE, "input"), () -> {
            var organization = mongo.findById(wish.organization(), Organization.class);
            var refusals = refusals(wish, organization, authorized);
            if (organization == null || !refusals.isEmpty()) {
                return Decision.refused(null, refusals);
            }
            return Decision.done(Mandate.grant(id, placed(wish, organization)));
        });
    }

    Decision<Mandate, GrantMandateErrorCode> grant(Mandate.Grant wish, Actor actor, Command command) {
        return grant(wish, mayGrant(actor, wish.organization()), command);
    }

    Decision<Mandate, RevokeMandateErrorCode> revoke(MandateId id, String reason, Actor actor, Command command) {
        var mandate = mongo.findById(id, Mandate.class);
        if (mandate == null || !mayGrant(actor, mandate.organizationId())) {
            throw new NotVisible();
        }
        return ledger.change(
                Mandate.class,
                id,
                command,
                RevokeMandateErrorCode.VERSION_CONFLICT,
                current -> current.revoke(command.at(), command.author().subject(), reason));
    }

    List<Mandate> visible(List<MandateId> ids, Actor actor) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Mandate.class).stream()
                .filter(mandate -> mayGrant(actor, mandate.organizationId()) || holds(actor, mandate))
                .toList();
    }

    private static boolean holds(Actor actor, Mandate mandate) {
        return actor.identified()
                .filter(identified -> identified.subject().equals(mandate.holder()))
                .isPresent();
    }

    private static boolean mayGrant(Actor actor, OrganizationId organization) {
        return (actor.is(Role.ADMINISTRATOR) && actor.has(Scope.ADMIN))
                || actor.mandates(Role.values())
                        .anyMatch(mandate ->
                                mandate.mayGrant() && mandate.organizationId().equals(organization));
    }

    private static Mandate.Grant placed(Mandate.Grant wish, Organization organization) {
        return new Mandate.Grant(
                wish.holder().strip(),
                wish.organization(),
                organization.provinceCode(),
                wish.role(),
                wish.mayGrant(),
                wish.from(),
                wish.until(),
                wish.grantedBy());
    }

    private static List<Refusal<GrantMandateErrorCode>> refusals(
            Mandate.Grant wish, @org.jspecify.annotations.Nullable Organization organization, boolean authorized) {
        var refusals = new ArrayList<Refusal<GrantMandateErrorCode>>();
        if (!authorized) {
            refusals.add(Refusal.of(GrantMandateErrorCode.NOT_YOURS_TO_GRANT, "input", "organization"));
        }
        if (wish.holder().isBlank()) {
            refusals.add(Refusal.of(GrantMandateErrorCode.HOLDER_MISSING, "input", "holder"));
        }
        if (organization == null) {
            refusals.add(Refusal.of(GrantMandateErrorCode.UNKNOWN_ORGANIZATION, "input", "organization"));
        } else if (!fits(wish.role(), organization)) {
            refusals.add(Refusal.of(GrantMandateErrorCode.ROLE_DOES_NOT_FIT_ORGANIZATION, "input", "role")
                    .with("role", wish.role())
                    .with("organization", organization.name()));
        }
        if (wish.until() != null && !wish.until().isAfter(wish.from())) {
            refusals.add(Refusal.of(GrantMandateErrorCode.ENDS_BEFORE_IT_BEGINS, "input", "until"));
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
        return organization.level() == level && organization.duty() == duty;
    }
}
