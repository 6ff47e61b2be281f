package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationFixturesTests {

    @Test
    void writesTheContentAsGraphqlVariables() {
        var input = ApplicationFixtures.completeInput();
        assertThat(input)
                .containsEntry("title", ApplicationFixtures.TITLE)
                .containsEntry("type", "PARK_CLUSTER")
                .containsEntry("implementer", "organization_dabao")
                .containsEntry("coApplicants", List.of())
                .doesNotContainKey("openListNote");
        assertThat(input.get("object"))
                .isEqualTo(Map.of("kind", "PARK", "name", "石狮市大堡集控区", "divisionCodes", List.of("350581")));
        assertThat(input.get("milestones").toString()).contains("due=2023-11");
        assertThat(input.get("declaration").toString()).contains("cleanRecord=true", "signedOn=2023-03-08");
    }

    @Test
    void inventsTwentyNineEnterprisesWithCodesOfTheirOwn() {
        var enterprises = ApplicationFixtures.completeContent().enterprises();
        assertThat(enterprises).hasSize(29);
        assertThat(enterprises).extracting(Enterprise::socialCreditCode).doesNotHaveDuplicates();
        assertThat(enterprises).allSatisfy(each -> assertThat(each.name()).startsWith("演示"));
    }

    @Test
    void takesOneThingAway() {
        var content = ApplicationFixtures.with(ApplicationFixtures.completeContent(), "title", null);
        assertThat(content.title()).isNull();
        assertThat(content.plan()).hasSize(10);
    }
}
