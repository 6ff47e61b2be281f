package pilotregistry.pilot;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import pilotregistry.ledger.Refusal;

/// When a final report, a check of it, or a file of a pilot is taken.
final class ReportRules {

    static final int LONGEST = 20_000;
    static final int FILES = 100;
    /// Of one pilot: all of them are one document.
    static final int REVISIONS = 30;
    /// Bytes of all files of one pilot; no rule states any.
    static final long LIMIT = 209_715_200;

    private ReportRules() {}

    static List<Refusal<SubmitFinalReportErrorCode>> report(Pilot pilot, FinalReport.Draft draft, YearMonth month) {
        var refusals = new ArrayList<Refusal<SubmitFinalReportErrorCode>>();
        var status = pilot.statusIn(month);
        if (status == PilotStatus.RUNNING && !isLastMonth(pilot, month)) {
            refusals.add(Refusal.of(SubmitFinalReportErrorCode.TERM_NOT_OVER, "input", "pilot")
                    .by("R02, 通知二")
                    .with(
                            "end",
                            String.valueOf(
                                    pilot.term() == null ? null : pilot.term().end())));
        } else if (status != PilotStatus.REPORTED && !status.may(PilotStatus.REPORTED)) {
            refusals.add(Refusal.of(SubmitFinalReportErrorCode.WRONG_STATUS, "input", "pilot")
                    .with("status", status));
        }
        refusals.addAll(parts(draft.text()));
        refusals.addAll(bounds(pilot, draft));
        for (int i = 0; i < draft.files().size(); i++) {
            var file = draft.files().get(i);
            if (pilot.acts().file(file).isEmpty()) {
                refusals.add(Refusal.of(SubmitFinalReportErrorCode.UNKNOWN_FILE, "input", "files", String.valueOf(i))
                        .with("file", file));
            }
        }
        return refusals;
    }

    private static List<Refusal<SubmitFinalReportErrorCode>> bounds(Pilot pilot, FinalReport.Draft draft) {
        var refusals = new ArrayList<Refusal<SubmitFinalReportErrorCode>>();
        var spent = draft.fundsSpent();
        if (spent != null && spent.signum() < 0) {
            refusals.add(Refusal.of(SubmitFinalReportErrorCode.FUNDS_NEGATIVE, "input", "fundsSpent"));
        }
        if (pilot.acts().reports().size() >= REVISIONS) {
            refusals.add(Refusal.of(SubmitFinalReportErrorCode.TOO_MANY_REVISIONS, "input")
                    .with("limit", REVISIONS));
        }
        return refusals;
    }

    private static List<Refusal<SubmitFinalReportErrorCode>> parts(FinalReport.Text text) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("summary", text.summary());
        parts.put("measures", text.measures());
        parts.put("results", text.results());
        parts.put("experience", text.experience());
        var refusals = new ArrayList<Refusal<SubmitFinalReportErrorCode>>();
        parts.forEach((name, part) -> {
            if (part.isBlank()) {
                refusals.add(Refusal.of(SubmitFinalReportErrorCode.PART_MISSING, "input", name)
                        .by(name.equals("experience") ? "R30, 通知一" : "F04")
                        .with("part", name));
            }
        });
        parts.put("problems", text.problems() == null ? "" : text.problems());
        parts.forEach((name, part) -> {
            if (part.length() > LONGEST) {
                refusals.add(Refusal.of(SubmitFinalReportErrorCode.TOO_LONG, "input", name)
                        .with("limit", LONGEST));
            }
        });
        return refusals;
    }

    static List<Refusal<CheckFinalReportErrorCode>> check(Pilot pilot, ProvincialCheck check) {
        var refusals = new ArrayList<Refusal<CheckFinalReportErrorCode>>();
        if (pilot.course().status() != PilotStatus.REPORTED) {
            refusals.add(Refusal.of(CheckFinalReportErrorCode.NOT_REPORTED, "input", "pilot"));
        }
        if (check.opinion().isBlank()) {
            refusals.add(Refusal.of(CheckFinalReportErrorCode.OPINION_MISSING, "input", "opinion"));
        }
        if (check.opinion().length() > Ruling.LONGEST) {
            refusals.add(Refusal.of(CheckFinalReportErrorCode.TOO_LONG, "input", "opinion")
                    .with("limit", Ruling.LONGEST));
        }
        return refusals;
    }

    static List<Refusal<PilotFileErrorCode>> attachment(Pilot pilot, PilotFile file) {
        var files = pilot.acts().files();
        if (files.stream().anyMatch(each -> each.sha256().equals(file.sha256()))) {
            return List.of(Refusal.of(PilotFileErrorCode.ALREADY_ATTACHED));
        }
        var refusals = new ArrayList<>(shut(pilot));
        if (bytes(pilot) + file.bytes() > LIMIT) {
            refusals.add(Refusal.of(PilotFileErrorCode.FILES_TOO_LARGE)
                    .with("limit", LIMIT)
                    .with("bytes", bytes(pilot) + file.bytes()));
        }
        if (files.size() >= FILES) {
            refusals.add(Refusal.of(PilotFileErrorCode.FILES_TOO_MANY).with("limit", FILES));
        }
        return refusals;
    }

    static List<Refusal<PilotFileErrorCode>> detachment(Pilot pilot, String file) {
        var refusals = new ArrayList<>(shut(pilot));
        if (pilot.acts().isReported(file)) {
            refusals.add(Refusal.of(PilotFileErrorCode.FILE_REPORTED));
        }
        return refusals;
    }

    /// Why its files are what they are now.
    static List<Refusal<PilotFileErrorCode>> shut(Pilot pilot) {
        var status = pilot.course().status();
        return status.ended()
                ? List.of(Refusal.of(PilotFileErrorCode.PILOT_ENDED).with("status", status))
                : List.of();
    }

    static long bytes(Pilot pilot) {
        return pilot.acts().files().stream().mapToLong(PilotFile::bytes).sum();
    }

    private static boolean isLastMonth(Pilot pilot, YearMonth month) {
        var term = pilot.term();
        return term != null && term.end().equals(month);
    }
}
