package pilotregistry.followup;

import static pilotregistry.followup.ReportProgressErrorCode.*;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotStatus;

/// When a report of progress is taken, first or again.
final class ProgressRules {

    static final int LONGEST = 10_000;
    static final int MILESTONES = 50;
    static final int MILESTONE = 500;
    /// Of one period: all of them are one document.
    static final int REVISIONS = 30;

    private ProgressRules() {}

    static List<Refusal<ReportProgressErrorCode>> refusals(
            Pilot pilot, Period period, ProgressRevision.Content content, YearMonth month, boolean correction) {
        var refusals = new ArrayList<Refusal<ReportProgressErrorCode>>();
        var status = pilot.statusIn(month);
        // What the province asks for can be answered until the pilot is assessed.
        var answers = correction && status == PilotStatus.REPORTED;
        if (!answers
                && status != PilotStatus.RUNNING
                && status != PilotStatus.TERM_OVER
                && status != PilotStatus.SUSPENDED) {
            refusals.add(Refusal.of(WRONG_STATUS, "input", "pilot").by("F03").with("status", status));
        }
        refusals.addAll(ofPeriod(pilot, period, month));
        refusals.addAll(ofContent(content));
        return refusals;
    }

    private static List<Refusal<ReportProgressErrorCode>> ofPeriod(Pilot pilot, Period period, YearMonth month) {
        var term = pilot.term();
        if (term == null) {
            return List.of(Refusal.of(TERM_UNKNOWN, "input", "pilot").by("R02, 通知二"));
        }
        if (period.months() < 1 || period.months() > Period.LONGEST) {
            return List.of(Refusal.of(PERIOD_INVALID, "input", "to").by("F03").with("months", Period.LONGEST));
        }
        var refusals = new ArrayList<Refusal<ReportProgressErrorCode>>();
        if (!period.within(term)) {
            refusals.add(Refusal.of(PERIOD_OUTSIDE_TERM, "input", "from")
                    .by("R02, 通知二")
                    .with("start", term.start())
                    .with("end", term.end()));
        }
        if (period.to().isAfter(month)) {
            refusals.add(Refusal.of(PERIOD_NOT_BEGUN, "input", "to").by("F03").with("month", period.to()));
        }
        return refusals;
    }

    private static List<Refusal<ReportProgressErrorCode>> ofContent(ProgressRevision.Content content) {
        var refusals = new ArrayList<Refusal<ReportProgressErrorCode>>();
        if (content.summary().isBlank()) {
            refusals.add(Refusal.of(SUMMARY_MISSING, "input", "summary").by("F03"));
        }
        tooLong("summary", Stream.of(content.summary()), LONGEST, refusals);
        tooLong("milestones", content.milestones().stream(), MILESTONE, refusals);
        tooLong("problems", Stream.ofNullable(content.problems()), LONGEST, refusals);
        tooLong("nextSteps", Stream.ofNullable(content.nextSteps()), LONGEST, refusals);
        if (content.milestones().size() > MILESTONES) {
            refusals.add(Refusal.of(TOO_MANY, "input", "milestones").with("limit", MILESTONES));
        }
        var spent = content.fundsSpent();
        if (spent != null && spent.signum() < 0) {
            refusals.add(Refusal.of(FUNDS_NEGATIVE, "input", "fundsSpent"));
        }
        return refusals;
    }

    /// A month is reported once: its funds would count twice, and nobody knew which milestones hold.
    static List<Refusal<ReportProgressErrorCode>> ofOthers(Period period, List<Progress> reported) {
        return reported.stream()
                .map(Progress::period)
                .filter(period::overlaps)
                .map(other ->
                        Refusal.of(PERIOD_OVERLAPS, "input", "from").by("F03").with("period", other))
                .toList();
    }

    static List<Refusal<ReportProgressErrorCode>> ofRevisions(Progress known) {
        return known.revisions().size() < REVISIONS
                ? List.of()
                : List.of(Refusal.of(TOO_MANY_REVISIONS, "input").with("limit", REVISIONS));
    }

    private static void tooLong(
            String part, Stream<String> texts, int limit, List<Refusal<ReportProgressErrorCode>> refusals) {
        if (texts.anyMatch(text -> text.length() > limit)) {
            refusals.add(Refusal.of(TOO_LONG, "input", part).with("limit", limit));
        }
    }
}
