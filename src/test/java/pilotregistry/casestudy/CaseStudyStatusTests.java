package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.casestudy.CaseStudyStatus.*;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseStudyStatusTests {

    /// From each status to all that may follow it.
    private static final Map<CaseStudyStatus, Set<CaseStudyStatus>> NEXT = Map.of(
            DRAFT, Set.of(FILED, RETRACTED),
            FILED, Set.of(RETURNED, CHECKED, RETRACTED),
            RETURNED, Set.of(FILED, RETRACTED),
            CHECKED, Set.of(RETURNED, PUBLISHED, RETRACTED),
            PUBLISHED, Set.of(DRAFT, RETRACTED),
            RETRACTED, Set.of());

    @Test
    void goesOneWayOnly() {
        for (var from : CaseStudyStatus.values()) {
            for (var to : CaseStudyStatus.values()) {
                assertThat(from.may(to))
                        .as(from + " → " + to)
                        .isEqualTo(NEXT.get(from).contains(to));
            }
        }
    }

    @Test
    void isEditedBeforeItIsFiledAndAfterItCameBack() {
        assertThat(EnumSet.allOf(CaseStudyStatus.class).stream().filter(CaseStudyStatus::editable))
                .containsExactly(DRAFT, RETURNED, PUBLISHED);
    }
}
