package pilotregistry.recommendation;

import static pilotregistry.recommendation.VerifyApplicationErrorCode.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.Standing;
import pilotregistry.ledger.Refusal;

/// When a verification may be entered, seats apart.
final class Verifying {

    private Verifying() {}

    static List<Refusal<VerifyApplicationErrorCode>> refusals(
            Recommendation recommendation, Examination examination, @Nullable Standing now) {
        var refusals = new ArrayList<Refusal<VerifyApplicationErrorCode>>();
        refusals.addAll(ofCall(recommendation, examination));
        refusals.addAll(ofFiling(recommendation, examination, now));
        if (examination.ofItself()) {
            refusals.add(Refusal.of(SELF_VERIFICATION, "input", "application").by("R23, 通知六"));
        }
        refusals.addAll(examination
                .verification()
                .flaws(examination.call(), examination.application().content().enterprises()));
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
            Recommendation recommendation, Examination examination, @Nullable Standing now) {
        var application = examination.application();
        var filing = now == null ? null : now.filing();
        var here = recommendation.provinceCode().equals(application.content().leadProvince());
        if (now == null || filing == null || now.status() != ApplicationStatus.FILED || !here) {
            var status = now == null ? application.status() : now.status();
            return List.of(Refusal.of(NOT_FILED, "input", "application").with("status", status));
        }
        if (!examination.of(filing)) {
            return List.of(Refusal.of(FILING_CHANGED, "input", "filing").with("number", filing.number()));
        }
        return recommendation
                        .entry(application.id())
                        .filter(entry -> entry.holdsSeat(now))
                        .isPresent()
                ? List.of(Refusal.of(ALREADY_VERIFIED, "input", "application").with("number", filing.number()))
                : List.of();
    }
}
