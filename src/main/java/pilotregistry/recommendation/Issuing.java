package pilotregistry.recommendation;

import static pilotregistry.recommendation.IssueRecommendationLetterErrorCode.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.Standing;
import pilotregistry.batch.Batch;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Refusal;

/// When a letter may be issued (R22, R25).
final class Issuing {

    private Issuing() {}

    static List<Refusal<IssueRecommendationLetterErrorCode>> refusals(
            Recommendation recommendation,
            Letter letter,
            List<ApplicationId> named,
            Map<ApplicationId, Standing> listed,
            Batch call) {
        var refusals = new ArrayList<Refusal<IssueRecommendationLetterErrorCode>>();
        if (call.closedAt(letter.issuedAt())) {
            refusals.add(Refusal.of(DEADLINE, "input", "batch")
                    .by("R25, 通知六")
                    .with("lastDay", String.valueOf(call.lastDay())));
        }
        if (recommendation.letters().stream()
                .anyMatch(each -> each.documentNumber().equals(letter.documentNumber()))) {
            refusals.add(Refusal.of(NUMBER_TAKEN, "input", "documentNumber").with("number", letter.documentNumber()));
        }
        if (!fits(letter, call)) {
            refusals.add(Refusal.of(DATE_INVALID, "input", "date").with("date", letter.date()));
        }
        refusals.addAll(ofNamed(recommendation, named, listed));
        return refusals;
    }

    private static List<Refusal<IssueRecommendationLetterErrorCode>> ofNamed(
            Recommendation recommendation, List<ApplicationId> named, Map<ApplicationId, Standing> listed) {
        if (named.isEmpty()) {
            return List.of(
                    Refusal.of(NOTHING_TO_RECOMMEND, "input", "applications").by("R22, 通知六"));
        }
        var refusals = new ArrayList<Refusal<IssueRecommendationLetterErrorCode>>();
        for (int index = 0; index < named.size(); index++) {
            var entry = recommendation.entry(named.get(index)).orElse(null);
            var obstacle = entry == null ? NOT_LISTED : obstacle(entry, listed.get(named.get(index)));
            if (obstacle != null) {
                refusals.add(Refusal.of(obstacle, "input", "applications", String.valueOf(index))
                        .by("R22, 通知六"));
            }
        }
        return refusals;
    }

    /// Why this entry cannot be in a letter now; null when it can.
    static @Nullable IssueRecommendationLetterErrorCode obstacle(Entry entry, @Nullable Standing now) {
        if (now == null || now.filing() == null) {
            return NOT_FILED;
        }
        var round = entry.current();
        if (!round.upon(now)) {
            return FILING_CHANGED;
        }
        if (round.inclusion() != null) {
            return ALREADY_IN_LETTER;
        }
        return round.jointlyEndorsedAt() == null ? NOT_JOINTLY_ENDORSED : null;
    }

    // Neither before the notice it answers nor of a day to come.
    private static boolean fits(Letter letter, Batch call) {
        var today = LocalDate.ofInstant(letter.issuedAt(), Policy.ZONE);
        return !letter.date().isAfter(today)
                && (call.issuedOn() == null || !letter.date().isBefore(call.issuedOn()));
    }
}
