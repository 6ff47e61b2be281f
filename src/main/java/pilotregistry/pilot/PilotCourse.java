package pilotregistry.pilot;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.designation.Designation;

/// How a pilot was designated, its term, and what became of it.
///
/// @param status as recorded; what the clock makes of it is `Pilot.statusIn`
/// @param proceedings null for nothing yet
record PilotCourse(
        @Nullable DesignationNotice notice,
        @Nullable Term term,
        PilotStatus status,
        @Nullable Assessment assessment,
        @Nullable Proceedings proceedings) {

    static PilotCourse designated(Designation designation) {
        var content = designation.content();
        return new PilotCourse(
                new DesignationNotice(content.documentNumber(), content.issuedOn(), null),
                Term.of(content.termStart(), designation.termMonths()),
                PilotStatus.DESIGNATED,
                null,
                null);
    }

    /// What is known of a historic pilot.
    static PilotCourse historic(
            @Nullable DesignationNotice notice, @Nullable Term term, @Nullable Assessment assessment) {
        var passed = assessment == null ? null : assessment.passed();
        var status = passed == null ? PilotStatus.DESIGNATED : passed ? PilotStatus.PASSED : PilotStatus.NOT_PASSED;
        return new PilotCourse(notice, term, status, assessment, null);
    }

    /// This, with what another source states.
    PilotCourse with(PilotCourse stated) {
        return historic(
                Stated.of(stated.notice, notice),
                Stated.of(stated.term, term),
                Stated.of(stated.assessment, assessment));
    }

    Proceedings acts() {
        return proceedings == null ? Proceedings.NONE : proceedings;
    }

    PilotCourse with(Proceedings acts) {
        return new PilotCourse(notice, term, status, assessment, acts);
    }

    PilotCourse reported(FinalReport.Draft draft, Instant now, String by) {
        var report = draft.numbered(acts().reports().size() + 1, now, by);
        return new PilotCourse(notice, term, PilotStatus.REPORTED, assessment, acts().with(report));
    }

    /// What a decision makes of it. Resumed or extended, it is by the clock again.
    PilotCourse after(PilotDecision decision) {
        var acts = acts().with(decision);
        return switch (decision.kind()) {
            case SUSPENDED -> new PilotCourse(notice, term, PilotStatus.SUSPENDED, assessment, acts);
            case RESUMED -> new PilotCourse(notice, term, PilotStatus.DESIGNATED, assessment, acts);
            case EXTENDED ->
                new PilotCourse(
                        notice,
                        new Term(Objects.requireNonNull(term).start(), Objects.requireNonNull(decision.termEnd())),
                        PilotStatus.DESIGNATED,
                        assessment,
                        acts);
            case TERMINATED -> new PilotCourse(notice, term, PilotStatus.TERMINATED, assessment, acts);
            case PASSED -> assessed(PilotStatus.PASSED, AssessmentResult.PASSED, decision);
            case NOT_PASSED -> assessed(PilotStatus.NOT_PASSED, AssessmentResult.NOT_PASSED, decision);
        };
    }

    private PilotCourse assessed(PilotStatus end, AssessmentResult result, PilotDecision decision) {
        var outcome = new Assessment(result, decision.documentNumber(), decision.date(), null);
        return new PilotCourse(notice, term, end, outcome, acts().with(decision));
    }
}
