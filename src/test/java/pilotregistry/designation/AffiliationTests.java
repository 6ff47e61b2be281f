package pilotregistry.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.designation.Conflict.Ground.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pilotregistry.application.ApplicationContent;
import pilotregistry.application.SubmittedApplications;
import pilotregistry.organization.OrganizationId;

class AffiliationTests {

    private static final OrganizationId PARK = new OrganizationId("organization_applicant");
    private static final OrganizationId OTHER = new OrganizationId("organization_other");
    private static final ApplicationContent CONTENT =
            SubmittedApplications.content("石狮市大堡集控区清洁生产整体审核创新试点项目", PARK, null);

    @Test
    void bindsNobodyFromElsewhere() {
        assertThat(grounds(OTHER, "清洁生产专家组", null, null)).isEmpty();
        assertThat(grounds(OTHER, "江苏省环境科学研究院", "91320000MA2XN0001X", "320000")).isEmpty();
    }

    @Test
    void bindsTheApplicantAndTheImplementer() {
        assertThat(grounds(PARK, "石狮市大堡集控区管理委员会", null, null)).containsExactly(APPLICANT, IMPLEMENTER);
    }

    @Test
    void bindsAContractorHoweverItsNameIsWritten() {
        assertThat(grounds(OTHER, "某咨询公司（演示）", null, null)).containsExactly(CONTRACTOR);
        assertThat(grounds(OTHER, "某咨询公司 (演示)", null, null)).containsExactly(CONTRACTOR);
    }

    @Test
    void bindsAnEnterpriseInScopeByCodeOrName() {
        assertThat(grounds(OTHER, "改了名的染整公司", SubmittedApplications.DYER, null)).containsExactly(ENTERPRISE_IN_SCOPE);
        assertThat(grounds(OTHER, "某电镀公司（演示）", null, null)).containsExactly(ENTERPRISE_IN_SCOPE);
    }

    @Test
    void bindsEveryBodyOfTheLeadProvince() {
        assertThat(grounds(OTHER, "福建省环境科学研究院", null, "350000")).containsExactly(LEAD_PROVINCE);
    }

    private static List<Conflict.Ground> grounds(
            OrganizationId body, String name, @Nullable String code, @Nullable String province) {
        return new Affiliation(body, name, code, province)
                .conflicts(PARK, CONTENT).stream().map(Conflict::ground).toList();
    }
}
