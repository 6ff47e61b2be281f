package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;
import pilotregistry.outcome.OutcomeNature;
import pilotregistry.outcome.OutcomeStatus;
import pilotregistry.pilot.PilotStatus;

/// What a case study rests on when it is filed and when it is published: how its pilot and its outcomes stand.
///
/// @param pilot null where the case is of no pilot of this register
/// @param outcomes those its results name, by their ids
record CaseBasis(@Nullable PilotStatus pilot, Map<String, Ground> outcomes) {

    private static final String R30 = "R30, 通知一";

    /// An outcome as it stands.
    ///
    /// @param figure in the metric's own unit
    record Ground(@Nullable BigDecimal figure, OutcomeStatus verification, OutcomeNature nature) {}

    /// What stands in the way of this paper (R30); the codes of filing and of publishing share these names.
    <C extends Enum<C>> List<Refusal<C>> obstacles(CasePaper paper, Class<C> codes) {
        var refusals = new ArrayList<Refusal<C>>();
        var labels = paper.labels();
        if (pilot == PilotStatus.NOT_PASSED || pilot == PilotStatus.TERMINATED) {
            refusals.add(Refusal.of(Enum.valueOf(codes, "PILOT_FAILED"), "input", "id")
                    .by(R30)
                    .with("status", pilot));
        } else if (pilot != null && pilot != PilotStatus.PASSED && !labels.inProgress()) {
            refusals.add(Refusal.of(Enum.valueOf(codes, "PILOT_NOT_PASSED"), "input", "id")
                    .by(R30)
                    .with("status", pilot));
        }
        if (!labels.qualitative() && confirming(paper).isEmpty()) {
            refusals.add(Refusal.of(Enum.valueOf(codes, "NO_CONFIRMED_OUTCOME"), "input", "id"));
        }
        paper.content().results().forEach(result -> weak(result, codes, refusals));
        return refusals;
    }

    // What is disputed, or was only hoped for, is no result to be repeated, beside whatever else is confirmed.
    private <C extends Enum<C>> void weak(CaseResult result, Class<C> codes, List<Refusal<C>> refusals) {
        var ground = result.outcome() == null ? null : outcomes.get(result.outcome());
        if (ground != null && ground.verification() == OutcomeStatus.DISPUTED) {
            refusals.add(Refusal.of(Enum.valueOf(codes, "OUTCOME_DISPUTED"), "input", "id")
                    .with("metric", result.metric()));
        }
        if (ground != null && ground.nature() != OutcomeNature.ACHIEVED) {
            refusals.add(Refusal.of(Enum.valueOf(codes, "OUTCOME_NOT_ACHIEVED"), "input", "id")
                    .with("metric", result.metric()));
        }
    }

    /// The outcomes among its results that are confirmed and still say the same.
    List<String> confirming(CasePaper paper) {
        return paper.content().results().stream()
                .filter(this::isConfirmed)
                .map(CaseResult::outcome)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private boolean isConfirmed(CaseResult result) {
        var ground = result.outcome() == null ? null : outcomes.get(result.outcome());
        return ground != null
                && ground.figure() != null
                && ground.verification() == OutcomeStatus.CONFIRMED
                && ground.figure().compareTo(result.canonical()) == 0;
    }
}
