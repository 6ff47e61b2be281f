package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.casestudy.CaseFixtures.content;
import static pilotregistry.casestudy.CaseFixtures.paper;
import static pilotregistry.casestudy.CaseFixtures.result;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaseChangesTests {

    @Test
    void namesWhatChangedWhatCameAndWhatWent() {
        var before = paper(content("旧题", List.of(result(null))), new CaseLabels(true, false, false));
        var after = paper(content("新题", List.of()), new CaseLabels(false, false, false));
        assertThat(CaseChanges.between(before, after))
                .contains(
                        new CaseChange(List.of("content", "title"), "旧题", "新题"),
                        new CaseChange(List.of("content", "results", "0", "value"), "12.5", null),
                        new CaseChange(List.of("labels", "inProgress"), "true", "false"))
                .noneMatch(change -> change.path().contains("summary"));
        assertThat(CaseChanges.between(after, before))
                .contains(new CaseChange(List.of("content", "results", "0", "unit"), null, "吨"));
    }

    @Test
    void findsNothingBetweenEquals() {
        assertThat(CaseChanges.between(paper("同"), paper("同"))).isEmpty();
        assertThat(paper("同").sha256())
                .isEqualTo(paper("同").sha256())
                .isNotEqualTo(paper("异").sha256());
    }

    @Test
    void comparesTheFirstVersionWithNothing() {
        assertThat(CaseChanges.between(null, paper("题")))
                .allMatch(change -> change.before() == null && change.after() != null)
                .contains(new CaseChange(List.of("content", "provinceCode"), null, "350000"));
    }
}
