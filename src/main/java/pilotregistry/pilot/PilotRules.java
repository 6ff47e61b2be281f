package pilotregistry.pilot;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;

/// When a decision on a pilot may be taken.
final class PilotRules {

    /// As long as a term; no rule states any.
    static final int LONGEST_EXTENSION = 12;

    private PilotRules() {}

    static List<Refusal<SuspendPilotErrorCode>> suspension(Pilot pilot, Ruling ruling) {
        var refusals = new ArrayList<>(ruling.flaws(pilot, SuspendPilotErrorCode.class, true));
        var status = pilot.statusIn(ruling.month());
        if (!status.may(PilotStatus.SUSPENDED)) {
            refusals.add(Refusal.of(SuspendPilotErrorCode.WRONG_STATUS, "input", "pilot")
                    .with("status", status));
        }
        return refusals;
    }

    static List<Refusal<ResumePilotErrorCode>> resumption(Pilot pilot, Ruling ruling) {
        var refusals = new ArrayList<>(ruling.flaws(pilot, ResumePilotErrorCode.class, true));
        var status = pilot.statusIn(ruling.month());
        var suspension = pilot.acts().last(PilotDecisionKind.SUSPENDED);
        if (status != PilotStatus.SUSPENDED) {
            refusals.add(Refusal.of(ResumePilotErrorCode.WRONG_STATUS, "input", "pilot")
                    .with("status", status));
        } else if (suspension != null
                && suspension.by().ministerial()
                && !ruling.by().ministerial()) {
            refusals.add(Refusal.of(ResumePilotErrorCode.OF_MINISTRY, "input", "pilot"));
        }
        return refusals;
    }

    static List<Refusal<ExtendPilotErrorCode>> extension(Pilot pilot, YearMonth end, Ruling ruling) {
        var refusals = new ArrayList<>(ruling.flaws(pilot, ExtendPilotErrorCode.class, true));
        var status = pilot.statusIn(ruling.month());
        var term = pilot.term();
        if (term == null) {
            refusals.add(Refusal.of(ExtendPilotErrorCode.TERM_UNKNOWN, "input", "pilot")
                    .by("R02, 通知二"));
            return refusals;
        }
        if (status != PilotStatus.RUNNING && status != PilotStatus.TERM_OVER && status != PilotStatus.REPORTED) {
            refusals.add(Refusal.of(ExtendPilotErrorCode.WRONG_STATUS, "input", "pilot")
                    .with("status", status));
        }
        if (pilot.acts().last(PilotDecisionKind.EXTENDED) != null) {
            refusals.add(Refusal.of(ExtendPilotErrorCode.ALREADY_EXTENDED, "input", "pilot")
                    .by("R02, 通知二"));
        }
        if (end.isAfter(term.end().plusMonths(LONGEST_EXTENSION))) {
            refusals.add(Refusal.of(ExtendPilotErrorCode.TOO_FAR, "input", "end")
                    .by("R02, 通知二")
                    .with("most", LONGEST_EXTENSION)
                    .with("end", term.end()));
        }
        if (!end.isAfter(term.end()) || end.isBefore(ruling.month())) {
            refusals.add(Refusal.of(ExtendPilotErrorCode.NOT_LATER, "input", "end")
                    .by("R02, 通知二")
                    .with("end", term.end()));
        }
        return refusals;
    }

    static List<Refusal<TerminatePilotErrorCode>> termination(Pilot pilot, Ruling ruling) {
        var refusals = new ArrayList<>(ruling.flaws(pilot, TerminatePilotErrorCode.class, true));
        var status = pilot.statusIn(ruling.month());
        if (!status.may(PilotStatus.TERMINATED)) {
            refusals.add(Refusal.of(TerminatePilotErrorCode.WRONG_STATUS, "input", "pilot")
                    .with("status", status));
        }
        return refusals;
    }

    static List<Refusal<AssessPilotErrorCode>> assessment(Pilot pilot, AssessmentResult result, Ruling ruling) {
        var status = pilot.statusIn(ruling.month());
        var unreported = status != PilotStatus.REPORTED;
        // Where nobody reported, the decision itself says what it rests on.
        var reasoned = isHistoricAndOver(pilot, status) || result == AssessmentResult.NOT_PASSED;
        var refusals = new ArrayList<>(ruling.flaws(pilot, AssessPilotErrorCode.class, reasoned));
        if (status == PilotStatus.PASSED || status == PilotStatus.NOT_PASSED) {
            refusals.add(Refusal.of(AssessPilotErrorCode.ALREADY_ASSESSED, "input", "pilot")
                    .by("F05")
                    .with("status", status));
        } else if (unreported && !isHistoricAndOver(pilot, status)) {
            refusals.add(Refusal.of(AssessPilotErrorCode.NOT_REPORTED, "input", "pilot")
                    .by("F05")
                    .with("status", status));
        } else if (isBeforeTheEnd(pilot.term(), ruling)) {
            refusals.add(Refusal.of(AssessPilotErrorCode.BEFORE_THE_END, "input", "date")
                    .by("F05")
                    .with("end", Objects.requireNonNull(pilot.term()).end()));
        }
        if (result == AssessmentResult.UNKNOWN) {
            refusals.add(Refusal.of(AssessPilotErrorCode.RESULT_UNKNOWN, "input", "result")
                    .by("F05"));
        }
        return refusals;
    }

    private static boolean isBeforeTheEnd(@Nullable Term term, Ruling ruling) {
        return term != null && YearMonth.from(ruling.date()).isBefore(term.end());
    }

    // Nobody reports here for a pilot of the past; where no source states its term, it is taken to be over.
    private static boolean isHistoricAndOver(Pilot pilot, PilotStatus status) {
        return pilot.applicationId() == null
                && (status == PilotStatus.TERM_OVER || isWithoutTerm(pilot.term(), status));
    }

    private static boolean isWithoutTerm(@Nullable Term term, PilotStatus status) {
        return term == null && status == PilotStatus.DESIGNATED;
    }
}
