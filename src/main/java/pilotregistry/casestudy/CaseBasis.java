package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.PilotStatus;

/// What a case study rests on when it is filed and when it is published: how its pilot stands, and which outcomes are
/// confirmed.
///
/// @param pilot null where the case is of no pilot of this register
/// @param confirmed what the confirmed outcomes among those it names say, by their ids
record CaseBasis(@Nullable PilotStatus pilot, Map<String, BigDecimal> confirmed) {

    private static final String R30 = "R30, 通知一";

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
        if (!labels.qualitative() && !confirms(paper)) {
            refusals.add(Refusal.of(Enum.valueOf(codes, "NO_CONFIRMED_OUTCOME"), "input", "id"));
        }
        return refusals;
    }

    /// Whether a result of it rests on a confirmed outcome that still says the same.
    boolean confirms(CasePaper paper) {
        return paper.content().results().stream().anyMatch(this::isConfirmed);
    }

    private boolean isConfirmed(CaseResult result) {
        var figure = result.outcome() == null ? null : confirmed.get(result.outcome());
        return figure != null && figure.compareTo(result.canonical()) == 0;
    }
}
