package pilotregistry.application;

import static pilotregistry.application.FindingCode.*;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationKind;
import pilotregistry.organization.OrganizationLevel;
import pilotregistry.reference.PilotType;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;

/// The rules on who applies and for which province: notice 三, and 四（一）as far as the seat goes.
final class ApplicantRules {

    private final ReferenceLists reference;

    ApplicantRules(ReferenceLists reference) {
        this.reference = reference;
    }

    List<Question> questions() {
        return List.of(
                ApplicantRules::kind,
                ApplicantRules::approval,
                ApplicantRules::isImplementer,
                ApplicantRules::level,
                ApplicantRules::coApplicants,
                this::leadProvince);
    }

    // R10, notice 三: hard, less 等
    private static @Nullable Finding kind(Dossier dossier) {
        if (!dossier.isOfOneBody()) {
            return null;
        }
        var applicant = dossier.applicant();
        return Finding.of(APPLICANT_KIND, mayApply(applicant), "applicant")
                .with("name", applicant.name())
                .with("kind", applicant.kind())
                .with("level", applicant.level());
    }

    private static boolean mayApply(Organization applicant) {
        return switch (applicant.kind()) {
            case PARK_ADMINISTRATION, OTHER -> true;
            case GOVERNMENT -> applicant.level().atLeast(OrganizationLevel.COUNTY);
            case GOVERNMENT_DEPARTMENT -> applicant.level().atLeast(OrganizationLevel.PREFECTURE);
            case ENTERPRISE -> false;
        };
    }

    // R10, 等: others only by written approval, which a person reads
    private static @Nullable Finding approval(Dossier dossier) {
        return dossier.isOfOneBody() && dossier.applicant().kind() == OrganizationKind.OTHER
                ? Finding.of(APPLICANT_APPROVAL, false, "applicant")
                        .with("name", dossier.applicant().name())
                : null;
    }

    // R11, notice 三: 且为同一主体
    private static @Nullable Finding isImplementer(Dossier dossier) {
        if (!dossier.isOfOneBody()) {
            return null;
        }
        var implementer = dossier.content().implementer();
        return Finding.of(
                        APPLICANT_IS_IMPLEMENTER,
                        dossier.application().applicantId().equals(implementer),
                        "content",
                        "implementer")
                .with("applicant", dossier.applicant().name())
                .with(
                        "implementer",
                        dossier.body(implementer).map(Organization::name).stream()
                                .toList());
    }

    // R12, notice 三: 省级政府组成部门 applies and implements; sameness is written for types 1–3 only
    private static @Nullable Finding level(Dossier dossier) {
        if (!dossier.isOf(PilotType.REGION_WATERSHED)) {
            return null;
        }
        var others = Stream.concat(
                        Stream.of(dossier.applicant()),
                        dossier.body(dossier.content().implementer()).stream())
                .filter(body -> !isProvincialDepartment(body))
                .map(Organization::name)
                .distinct()
                .toList();
        return Finding.of(APPLICANT_LEVEL, others.isEmpty(), "applicant").with("others", others);
    }

    // R12: several provinces, several applicants; types 1–3 have one (R11)
    private static @Nullable Finding coApplicants(Dossier dossier) {
        var ids = dossier.content().coApplicants();
        if (ids.isEmpty() || dossier.content().type() == null) {
            return null;
        }
        var others = ids.stream()
                .map(dossier::body)
                .flatMap(Optional::stream)
                .filter(body -> dossier.isOfOneBody() || !isProvincialDepartment(body))
                .map(Organization::name)
                .toList();
        var repeated = ids.contains(dossier.application().applicantId());
        return Finding.of(CO_APPLICANTS, others.isEmpty() && !repeated, "content", "coApplicants")
                .with("others", others);
    }

    private static boolean isProvincialDepartment(Organization body) {
        return body.kind() == OrganizationKind.GOVERNMENT_DEPARTMENT && body.level() == OrganizationLevel.PROVINCE;
    }

    // R15, notice 四（一）and 六: the seat is that of the applicant's own province, which must be asked to recommend
    private Finding leadProvince(Dossier dossier) {
        var lead = dossier.content().leadProvince();
        var units = dossier.policy().recommendingUnits();
        var own = dossier.applicant().provinceCode();
        var met = lead != null && lead.equals(own) && units.contains(lead);
        return Finding.of(LEAD_PROVINCE, met, "content", "leadProvince")
                .with("lead", names(lead))
                .with("own", names(own));
    }

    private List<?> names(@Nullable String province) {
        return Optional.ofNullable(province).flatMap(reference::province).map(Province::name).stream()
                .toList();
    }
}
