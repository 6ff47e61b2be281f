package pilotregistry.recommendation;

import static pilotregistry.recommendation.VerifyApplicationErrorCode.*;

import java.util.ArrayList;
import java.util.List;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.ledger.Refusal;

/// When a verification may be entered, seats apart.
final class Verifying {

    private Verifying() {}

    static List<Refusal<VerifyApplicationErrorCode>> refusals(Recommendation recommendation, Examination examination) {
        var refusals = new ArrayList<Refusal<VerifyApplicationErrorCode>>();
        refusals.addAll(ofCall(recommendation, examination));
        refusals.addAll(ofFiling(recommendation, examination));
        if (examination.ofItself()) {
            refusals.add(Refusal.of(SELF_VERIFICATION, "input", "application").by("R23, 通知六"));
        }
        refusals.addAll(examination.verification().flaws(examination.call()));
        var rank = examination.rank();
        if (rank != null && rank < 1) {
            refusals.add(Refusal.of(RANK_INVALID, "input", "rank").with("rank", rank));
        }
        var reason = examination.reason();
        if (reason != null && reason.length() > Recommendation.REASON) {
            refusals.add(Refusal.of(TOO_LONG, "input", "overQuotaReason").with("limit", Recommendation.REASON));
        }
        return refusals;
    }

    private static List<Refusal<VerifyApplicationErrorCode>> ofCall(
            Recommendation recommendation, Examination examination) {
        var refusals = new ArrayList<Refusal<VerifyApplicationErrorCode>>();
        var call = examination.call();
        if (call.closedAt(examination.verification().at())) {
            refusals.add(Refusal.of(DEADLINE, "input", "application")
                    .by("R25, 通知六")
                    .with("lastDay", String.valueOf(call.lastDay())));
        }
        if (!call.policy().recommendingUnits().contains(recommendation.provinceCode())) {
            refusals.add(Refusal.of(NOT_RECOMMENDING_UNIT, "input", "application")
                    .by("R15, 通知四（一）")
                    .with("province", recommendation.provinceCode()));
        }
        return refusals;
    }

    private static List<Refusal<VerifyApplicationErrorCode>> ofFiling(
            Recommendation recommendation, Examination examination) {
        var application = examination.application();
        var filing = application.currentFiling();
        var here = recommendation.provinceCode().equals(application.content().leadProvince());
        if (application.status() != ApplicationStatus.FILED || filing == null || !here) {
            return List.of(Refusal.of(NOT_FILED, "input", "application").with("status", application.status()));
        }
        if (examination.filing() != null && !examination.filing().equals(filing.sha256())) {
            return List.of(Refusal.of(FILING_CHANGED, "input", "filing").with("number", filing.number()));
        }
        return recommendation
                        .entry(application.id())
                        .filter(entry -> entry.holdsSeat(application))
                        .isPresent()
                ? List.of(Refusal.of(ALREADY_VERIFIED, "input", "application").with("number", filing.number()))
                : List.of();
    }
}
