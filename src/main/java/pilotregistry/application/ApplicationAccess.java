package pilotregistry.application;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.mongodb.core.query.Criteria;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.organization.OrganizationId;

/// Who sees and does what with applications: the one set of sentences that lists, counts, nodes, files and acts all
/// use.
public final class ApplicationAccess {

    private static final List<ApplicationStatus> REVIEWED =
            List.of(ApplicationStatus.ACCEPTED, ApplicationStatus.DESIGNATED, ApplicationStatus.NOT_SELECTED);

    private ApplicationAccess() {}

    /// Which applications an actor may see: the applicant its own; the province what was filed to it; the ministries
    /// and
    /// analysts what was submitted; experts what is under review. Nobody else any.
    public static Criteria visibleTo(Actor actor) {
        var any = new ArrayList<Criteria>();
        if (actor.has(Scope.READ)) {
            actor.mandates(Role.APPLICANT)
                    .map(Mandate::organizationId)
                    .distinct()
                    .forEach(body -> any.add(new Criteria()
                            .orOperator(
                                    Criteria.where("applicant").is(body),
                                    Criteria.where("content.coApplicants").is(body))));
            actor.mandates(Role::provincial)
                    .map(Mandate::province)
                    .distinct()
                    .forEach(province -> any.add(Criteria.where("content.leadProvince")
                            .is(province)
                            .and("filings.0")
                            .exists(true)));
            if (actor.is(Role::ministerial) || actor.is(Role.ANALYST)) {
                any.add(Criteria.where("course.submission").exists(true));
            }
            if (actor.is(Role.EXPERT)) {
                any.add(Criteria.where("status").in(REVIEWED));
            }
        }
        // No criterion of its own means nothing at all, never everything.
        return any.isEmpty() ? Criteria.where("_id").is("") : new Criteria().orOperator(any);
    }

    /// The same for one application at hand.
    public static boolean sees(Actor actor, Application application) {
        if (!actor.has(Scope.READ)) {
            return false;
        }
        return isApplicant(actor, application)
                || (!application.filings().isEmpty() && isProvince(actor, application))
                || (application.submission() != null && (actor.is(Role::ministerial) || actor.is(Role.ANALYST)))
                || (REVIEWED.contains(application.status()) && actor.is(Role.EXPERT));
    }

    public static boolean isApplicant(Actor actor, Application application) {
        var bodies = new ArrayList<OrganizationId>(application.content().coApplicants());
        bodies.add(application.applicantId());
        return actor.mandates(Role.APPLICANT).anyMatch(mandate -> bodies.contains(mandate.organizationId()));
    }

    static boolean isProvince(Actor actor, Application application) {
        var province = application.content().leadProvince();
        return province != null
                && actor.mandates(Role::provincial).anyMatch(mandate -> province.equals(mandate.province()));
    }

    /// The mandate under which the lead applicant acts.
    static Mandate applicant(Actor actor, OrganizationId applicant) {
        return actor.acting(Scope.WRITE, mandate -> mandate.organizationId().equals(applicant), Role.APPLICANT);
    }

    /// The mandate under which a department of the lead province, or a ministry, acts.
    static Mandate office(Actor actor, Application application) {
        return actor.acting(
                Scope.WRITE,
                mandate -> mandate.role().ministerial()
                        || (mandate.province() != null
                                && mandate.province()
                                        .equals(application.content().leadProvince())),
                role -> role.ministerial() || role.provincial());
    }

    /// The mandate under which a department of the lead province acts.
    public static Mandate province(Actor actor, Application application) {
        return actor.acting(
                Scope.WRITE,
                mandate -> mandate.province() != null
                        && mandate.province().equals(application.content().leadProvince()),
                Role::provincial);
    }
}
