package pilotregistry.casestudy;

import static pilotregistry.casestudy.CheckCaseStudyErrorCode.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;

/// A check about to be entered, with what has to be known to decide on it.
///
/// @param filing SHA-256 of the filing that was looked at; null for the current one
/// @param own whether the body that checks is the author itself
/// @param ties the expert's conflicts of interest
record Examination(
        CheckStep step, CaseCheck check, @Nullable String filing, boolean own, List<CaseTie> ties) {

    static final int OPINION = 5_000;

    Examination {
        ties = List.copyOf(ties);
    }

    List<Refusal<CheckCaseStudyErrorCode>> refusals(CaseProgress progress) {
        var refusals = new ArrayList<Refusal<CheckCaseStudyErrorCode>>();
        var round = progress.revision() == null ? null : progress.revision().current();
        if (round == null || !progress.status().may(CaseStudyStatus.CHECKED)) {
            refusals.add((progress.status() == CaseStudyStatus.CHECKED
                            ? Refusal.of(ALREADY_CHECKED, "input", "id")
                            : Refusal.of(NOT_FILED, "input", "id"))
                    .with("status", progress.status()));
        } else {
            refusals.addAll(upon(round));
        }
        if (own) {
            refusals.add(Refusal.of(OWN_CASE, "input", "id"));
        }
        ties.forEach(tie -> refusals.add(Refusal.of(CONFLICT_OF_INTEREST, "input", "id")
                .with("ground", tie.ground().label())
                .with("body", tie.body())));
        if (check.opinion().isBlank()) {
            refusals.add(Refusal.of(OPINION_MISSING, "input", "opinion"));
        }
        if (check.opinion().length() > OPINION) {
            refusals.add(Refusal.of(TOO_LONG, "input", "opinion").with("limit", OPINION));
        }
        return refusals;
    }

    private List<Refusal<CheckCaseStudyErrorCode>> upon(CaseRound round) {
        var refusals = new ArrayList<Refusal<CheckCaseStudyErrorCode>>();
        if (filing != null && !filing.equals(round.sha256())) {
            refusals.add(Refusal.of(FILING_CHANGED, "input", "filing"));
        }
        if (round.slot(step) != null) {
            refusals.add(Refusal.of(ALREADY_CHECKED, "input", "id").with("status", CaseStudyStatus.FILED));
        }
        var other = round.slot(step == CheckStep.PROVINCE ? CheckStep.EXPERT : CheckStep.PROVINCE);
        if (other != null && other.by().equals(check.by())) {
            refusals.add(Refusal.of(SAME_PERSON, "input", "id"));
        }
        return refusals;
    }
}
