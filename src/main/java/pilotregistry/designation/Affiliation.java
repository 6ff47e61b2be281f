package pilotregistry.designation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.ApplicationContent;
import pilotregistry.designation.Conflict.Ground;
import pilotregistry.organization.OrganizationId;

/// A body that an expert holds a mandate of, whatever the role.
///
/// @param province of the body
record Affiliation(
        OrganizationId body,
        String name,
        @Nullable String socialCreditCode,
        @Nullable String province) {

    /// How it binds the expert to an application: as one of its bodies, as an enterprise in scope, by the lead
    /// province.
    List<Conflict> conflicts(OrganizationId applicant, ApplicationContent content) {
        var conflicts = new ArrayList<Conflict>();
        add(conflicts, Ground.APPLICANT, body.equals(applicant));
        add(conflicts, Ground.IMPLEMENTER, body.equals(content.implementer()));
        add(conflicts, Ground.CO_APPLICANT, content.coApplicants().contains(body));
        add(conflicts, Ground.CONTRACTOR, content.contractors().stream().anyMatch(this::isNamed));
        add(
                conflicts,
                Ground.ENTERPRISE_IN_SCOPE,
                content.enterprises().stream()
                        .anyMatch(enterprise ->
                                enterprise.socialCreditCode().equals(socialCreditCode) || isNamed(enterprise.name())));
        add(conflicts, Ground.LEAD_PROVINCE, province != null && province.equals(content.leadProvince()));
        return conflicts;
    }

    private void add(List<Conflict> conflicts, Ground ground, boolean holds) {
        if (holds) {
            conflicts.add(new Conflict(ground, name));
        }
    }

    private boolean isNamed(String other) {
        return written(name).equals(written(other));
    }

    private static String written(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
