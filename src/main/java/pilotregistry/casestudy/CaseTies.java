package pilotregistry.casestudy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.casestudy.CaseTie.Ground;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotBody;

/// Finds the conflicts of interest of an expert with a case study: every mandate binds, whatever its role.
@Component
class CaseTies {

    private final Directory directory;

    CaseTies(Directory directory) {
        this.directory = directory;
    }

    List<CaseTie> of(Actor actor, CaseStudy study, @Nullable Pilot pilot) {
        var bodies = actor.mandates(Role.values()).map(Mandate::organizationId).collect(Collectors.toSet());
        return directory.byId(bodies).values().stream()
                .flatMap(body -> between(body, study, pilot).stream())
                .distinct()
                .toList();
    }

    static List<CaseTie> between(Organization body, CaseStudy study, @Nullable Pilot pilot) {
        var ties = new ArrayList<CaseTie>();
        add(ties, Ground.AUTHOR, body, body.id().equals(study.authorId()));
        add(
                ties,
                Ground.PROVINCE,
                body,
                body.provinceCode() != null && body.provinceCode().equals(study.provinceCode()));
        if (pilot != null) {
            add(ties, Ground.APPLICANT, body, is(body, pilot.applicant()));
            add(ties, Ground.IMPLEMENTER, body, is(body, pilot.implementer()));
            add(
                    ties,
                    Ground.ENTERPRISE_IN_SCOPE,
                    body,
                    pilot.enterprises().stream()
                            .anyMatch(enterprise -> (enterprise.socialCreditCode() != null
                                            && enterprise.socialCreditCode().equals(body.socialCreditCode()))
                                    || same(enterprise.name(), body.name())));
        }
        return ties;
    }

    /// Whether this registered body is the one a pilot names, by its id, or by its name where it has none.
    static boolean is(Organization body, @Nullable PilotBody named) {
        if (named == null) {
            return false;
        }
        return named.organizationId() == null
                ? same(named.name(), body.name())
                : Objects.equals(named.organizationId(), body.id());
    }

    private static void add(List<CaseTie> ties, Ground ground, Organization body, boolean holds) {
        if (holds) {
            ties.add(new CaseTie(ground, body.name()));
        }
    }

    private static boolean same(String one, String other) {
        return written(one).equals(written(other));
    }

    private static String written(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
