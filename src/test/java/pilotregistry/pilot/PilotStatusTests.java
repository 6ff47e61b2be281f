package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.pilot.PilotStatus.*;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PilotStatusTests {

    @Test
    void leadsFromDesignationThroughTheTermToTheAssessment() {
        var course = List.of(DESIGNATED, RUNNING, TERM_OVER, REPORTED, PASSED);
        for (int i = 1; i < course.size(); i++) {
            assertThat(course.get(i - 1).may(course.get(i))).isTrue();
            assertThat(course.get(i).may(course.get(i - 1))).isFalse();
        }
        assertThat(REPORTED.may(NOT_PASSED)).isTrue();
    }

    @Test
    void passesNobodyWhoHasNotReported() {
        assertThat(Stream.of(values()).filter(status -> status.may(PASSED) || status.may(NOT_PASSED)))
                .containsExactly(REPORTED);
    }

    @Test
    void goesOnAfterASuspension() {
        assertThat(Stream.of(values()).filter(SUSPENDED::may))
                .containsExactly(DESIGNATED, RUNNING, TERM_OVER, TERMINATED);
    }

    @Test
    void nothingComesAfterTheEnd() {
        Stream.of(values())
                .filter(PilotStatus::ended)
                .forEach(end -> assertThat(Stream.of(values()).filter(end::may)).isEmpty());
    }
}
