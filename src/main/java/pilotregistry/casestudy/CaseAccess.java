package pilotregistry.casestudy;

import java.util.ArrayList;
import java.util.Arrays;
import org.springframework.data.mongodb.core.query.Criteria;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.organization.OrganizationId;

/// Who sees and does what with case studies: the one set of sentences that lists, counts, nodes and acts all use.
///
/// What was published is everybody's, its tombstone too. What is being worked on is its author's; once filed, also its
/// province's, the ministries' and the experts'.
final class CaseAccess {

    private static final Role[] MINISTRIES = {Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM};
    private static final Role[] PROVINCES = {Role.PROVINCIAL_ECOLOGY, Role.PROVINCIAL_DEVELOPMENT_AND_REFORM};
    private static final Role[] REPLICATING = {
        Role.APPLICANT, Role.PROVINCIAL_ECOLOGY, Role.PROVINCIAL_DEVELOPMENT_AND_REFORM, Role.PARTNER
    };

    private CaseAccess() {}

    static Criteria visibleTo(Actor actor) {
        var any = new ArrayList<Criteria>();
        any.add(Criteria.where("progress.number").exists(true));
        if (actor.has(Scope.READ)) {
            actor.mandates(Role.APPLICANT)
                    .map(Mandate::organizationId)
                    .distinct()
                    .forEach(body -> any.add(Criteria.where("entry.author").is(body)));
            actor.mandates(PROVINCES)
                    .map(Mandate::province)
                    .distinct()
                    .forEach(province -> any.add(filed().and("entry.province").is(province)));
            if (actor.is(MINISTRIES) || actor.is(Role.EXPERT)) {
                any.add(filed());
            }
        }
        return new Criteria().orOperator(any);
    }

    private static Criteria filed() {
        return Criteria.where("progress.revision.rounds.0").exists(true);
    }

    /// The same for one case study at hand.
    static boolean sees(Actor actor, CaseStudy study) {
        return study.number() != null || seesRevision(actor, study);
    }

    /// Whether what is being worked on is the actor's to see, where something is.
    static boolean seesRevision(Actor actor, CaseStudy study) {
        var revision = study.revision();
        if (revision == null || !actor.has(Scope.READ)) {
            return false;
        }
        return isAuthor(actor, study)
                || (!revision.rounds().isEmpty()
                        && (isProvince(actor, study) || actor.is(MINISTRIES) || actor.is(Role.EXPERT)));
    }

    static boolean isMinistry(Actor actor) {
        return actor.has(Scope.READ) && actor.is(MINISTRIES);
    }

    private static boolean isAuthor(Actor actor, CaseStudy study) {
        return actor.mandates(Role.APPLICANT)
                .anyMatch(mandate -> mandate.organizationId().equals(study.authorId()));
    }

    static boolean isProvince(Actor actor, CaseStudy study) {
        return actor.mandates(PROVINCES)
                .anyMatch(mandate ->
                        mandate.province() != null && mandate.province().equals(study.provinceCode()));
    }

    /// The mandate under which the author acts.
    static Mandate author(Actor actor, CaseStudy study) {
        return actor.acting(Scope.WRITE, mandate -> mandate.organizationId().equals(study.authorId()), Role.APPLICANT);
    }

    /// The mandate under which a department of its province acts.
    static Mandate province(Actor actor, CaseStudy study) {
        return actor.acting(
                Scope.WRITE,
                mandate -> mandate.province() != null && mandate.province().equals(study.provinceCode()),
                PROVINCES);
    }

    /// The mandate under which an expert acts.
    static Mandate expert(Actor actor) {
        return actor.acting(Scope.WRITE, mandate -> true, Role.EXPERT);
    }

    /// The mandate under which a ministry publishes and retracts.
    static Mandate ministry(Actor actor) {
        return actor.acting(Scope.WRITE, mandate -> true, MINISTRIES);
    }

    /// The mandate under which a filing is sent back: of its province, or of a ministry.
    static Mandate returning(Actor actor, CaseStudy study) {
        var roles = new ArrayList<>(Arrays.asList(PROVINCES));
        roles.addAll(Arrays.asList(MINISTRIES));
        return actor.acting(
                Scope.WRITE,
                mandate -> mandate.role().ministerial()
                        || (mandate.province() != null && mandate.province().equals(study.provinceCode())),
                roles.toArray(Role[]::new));
    }

    /// The mandate under which a body records that it repeated a case.
    static Mandate replicating(Actor actor, OrganizationId body) {
        return actor.acting(Scope.WRITE, mandate -> mandate.organizationId().equals(body), REPLICATING);
    }

    /// The mandate under which that is withdrawn: of the body itself, or of a ministry.
    static Mandate withdrawing(Actor actor, OrganizationId body) {
        var roles = new ArrayList<>(Arrays.asList(REPLICATING));
        roles.addAll(Arrays.asList(MINISTRIES));
        return actor.acting(
                Scope.WRITE,
                mandate ->
                        mandate.role().ministerial() || mandate.organizationId().equals(body),
                roles.toArray(Role[]::new));
    }
}
