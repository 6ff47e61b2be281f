package pilotregistry.pilot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was done with a pilot since it was designated: decisions, files, final reports.
///
/// @param turn how many decisions there were that its audit credits follow
/// @param unsettled whether its audit credits may not have followed yet
record Proceedings(
        List<PilotDecision> decisions, List<PilotFile> files, List<FinalReport> reports, int turn, boolean unsettled) {

    static final Proceedings NONE = new Proceedings(List.of(), List.of(), List.of(), 0, false);

    Proceedings {
        decisions = List.copyOf(decisions);
        files = List.copyOf(files);
        reports = List.copyOf(reports);
    }

    Proceedings with(PilotDecision decision) {
        var more = new ArrayList<>(decisions);
        more.add(decision);
        // An extension leaves the credits as they are.
        var turns = decision.kind() != PilotDecisionKind.EXTENDED;
        return new Proceedings(more, files, reports, turns ? turn + 1 : turn, turns || unsettled);
    }

    Proceedings settled() {
        return new Proceedings(decisions, files, reports, turn, false);
    }

    Proceedings with(FinalReport report) {
        var more = new ArrayList<>(reports);
        more.add(report);
        return new Proceedings(decisions, files, more, turn, unsettled);
    }

    Proceedings with(ProvincialCheck check) {
        var more = new ArrayList<>(reports);
        more.set(more.size() - 1, more.getLast().with(check));
        return new Proceedings(decisions, files, more, turn, unsettled);
    }

    Proceedings with(PilotFile file) {
        var more = new ArrayList<>(files);
        more.add(file);
        return new Proceedings(decisions, more, reports, turn, unsettled);
    }

    Proceedings without(String file) {
        return new Proceedings(
                decisions,
                files.stream().filter(each -> !each.id().equals(file)).toList(),
                reports,
                turn,
                unsettled);
    }

    /// The last decision of this kind; null where there was none.
    @Nullable
    PilotDecision last(PilotDecisionKind kind) {
        return decisions.reversed().stream()
                .filter(decision -> decision.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    FinalReport report() {
        return reports.isEmpty() ? null : reports.getLast();
    }

    /// Whether a report that was submitted names the file, so that it stays.
    boolean isReported(String file) {
        return reports.stream().anyMatch(report -> report.files().contains(file));
    }

    Optional<PilotFile> file(String id) {
        return files.stream().filter(file -> Objects.equals(file.id(), id)).findFirst();
    }
}
