package pilotregistry.pilot;

import org.jspecify.annotations.Nullable;

/// How a pilot was designated, its term, and what became of it.
///
/// @param status as recorded; what the clock makes of it is `Pilot.statusIn`
record PilotCourse(
        @Nullable DesignationNotice notice,
        @Nullable Term term,
        PilotStatus status,
        @Nullable Assessment assessment) {

    /// What is known of a historic pilot.
    static PilotCourse historic(
            @Nullable DesignationNotice notice, @Nullable Term term, @Nullable Assessment assessment) {
        var passed = assessment == null ? null : assessment.passed();
        var status = passed == null ? PilotStatus.DESIGNATED : passed ? PilotStatus.PASSED : PilotStatus.NOT_PASSED;
        return new PilotCourse(notice, term, status, assessment);
    }

    /// This, with what another source states.
    PilotCourse with(PilotCourse stated) {
        return historic(
                Stated.of(stated.notice, notice),
                Stated.of(stated.term, term),
                Stated.of(stated.assessment, assessment));
    }
}
