package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pilotregistry.RegistryTest;
import pilotregistry.pilot.PilotStatus;

@RegistryTest
class CaseEditionsTests {

    private static final CaseLabels RUNNING = new CaseLabels(true, false, false);

    @Autowired
    CaseVersions versions;

    @Autowired
    CaseEditions editions;

    private final CaseStudyId id =
            new CaseStudyId("casestudy_" + UUID.randomUUID().toString().replace("-", ""));

    @Test
    void tellResultsReplicabilityAndStatusApart() {
        var before = CaseFixtures.content("题名");
        assertThat(changed(before, RUNNING, CaseFixtures.content("改了题名"), RUNNING))
                .as("words")
                .isEmpty();
        assertThat(changed(before, RUNNING, CaseFixtures.content("题名", List.of()), RUNNING))
                .containsExactly(CaseAspect.RESULTS);
        assertThat(changed(before, RUNNING, before, CaseLabels.NONE)).containsExactly(CaseAspect.STATUS);
        assertThat(changed(before, RUNNING, without(before), CaseLabels.NONE))
                .containsExactlyInAnyOrder(CaseAspect.REPLICABILITY, CaseAspect.STATUS);
    }

    @Test
    void tellOfAPilotThatEndedWithoutANewVersion() {
        var study = published(CaseFixtures.paper("题名"));
        var seen = CaseEditions.of(study);
        assertThat(seen).isEqualTo(new CaseEdition(1, null));
        study.follow(PilotStatus.NOT_PASSED);
        assertThat(editions.changes(List.of(study), Map.of(id, seen))).containsEntry(id, Set.of(CaseAspect.STATUS));
    }

    @Test
    void areNoneOfWhatIsNotPublished() {
        assertThat(CaseEditions.of(CaseStudy.draft(id, CaseFixtures.entry(), CaseFixtures.paper("草稿"))))
                .isNull();
    }

    private Set<CaseAspect> changed(CaseContent before, CaseLabels labels, CaseContent after, CaseLabels afterwards) {
        var study = published(CaseFixtures.paper(before, labels));
        versions.keep(study);
        study.reissue(
                CaseFixtures.paper(after, afterwards),
                new CaseSource("键", null, null, "{}"),
                CaseFixtures.NOW,
                new Publisher(null, "registry"));
        assertThat(CaseEditions.of(study)).isEqualTo(new CaseEdition(2, null));
        return editions.changes(List.of(study), Map.of(id, new CaseEdition(1, null)))
                .get(id);
    }

    private CaseStudy published(CasePaper paper) {
        var first =
                CasePublication.after(null, paper, List.of(), null, CaseFixtures.NOW, new Publisher(null, "registry"));
        return CaseStudy.imported(id, CaseFixtures.entry(), CaseNumber.of(2024, 9_700), first);
    }

    private static CaseContent without(CaseContent content) {
        return new CaseContent(
                content.title(),
                content.summary(),
                content.narrative(),
                content.results(),
                content.industries(),
                content.pilotType(),
                content.provinceCode(),
                content.prefectureCode(),
                content.regionCode(),
                content.watershedCode(),
                Replicability.UNKNOWN,
                content.year());
    }
}
