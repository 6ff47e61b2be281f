package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.reference.Region;

class CaseContentTests {

    private final ReferenceLists reference = ReferenceLists.load();
    private final CaseContentController controller = new CaseContentController(
            reference, new CopyDesk(reference), Clock.fixed(CaseFixtures.NOW, ZoneOffset.UTC));

    @Test
    void isOfTheRegionAsItWasInTheYearOfTheMeasures() {
        assertThat(region(2022).inForce()).isEqualTo(asOf("2022-06-01").inForce());
        assertThat(region(2025).inForce()).isEqualTo(asOf("2025-06-01").inForce());
        assertThat(region(2022).inForce()).isNotEqualTo(region(2025).inForce());
        assertThat(region(null).inForce()).isEqualTo(asOf("2024-11-01").inForce());
    }

    private Region asOf(String day) {
        return reference.regions().find("BTH", LocalDate.parse(day)).orElseThrow();
    }

    private Region region(@Nullable Integer year) {
        var plain = CaseFixtures.content("题");
        return controller
                .region(new CaseContent(
                        plain.title(),
                        plain.summary(),
                        plain.narrative(),
                        plain.results(),
                        plain.industries(),
                        plain.pilotType(),
                        plain.provinceCode(),
                        plain.prefectureCode(),
                        "BTH",
                        plain.watershedCode(),
                        plain.replicability(),
                        year))
                .orElseThrow();
    }
}
