package pilotregistry.recommendation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.Standing;
import pilotregistry.organization.Duty;

/// One application on a province's recommendation, with a round for each filing that was verified.
///
/// @param rank the province's order of preference, 1 first; equal ranks are ties
/// @param selfRecommendation a department that endorses is itself the applicant
/// @param overQuotaReason why it is recommended beyond the quota (R15); null within it
record Entry(
        ApplicationId application,
        Instant listedAt,
        @Nullable Integer rank,
        boolean selfRecommendation,
        @Nullable String overQuotaReason,
        List<Round> rounds) {

    Entry {
        rounds = List.copyOf(rounds);
    }

    Round current() {
        return rounds.getLast();
    }

    /// Only what is verified as authentic, on the filing that still stands, takes one of the seats (R15).
    boolean holdsSeat(@Nullable Standing now) {
        return current().verification().authentic() && current().upon(now);
    }

    /// Why this department cannot endorse it now; null when it can.
    @Nullable
    EndorseApplicationErrorCode obstacle(Duty department, String person, Standing now) {
        if (now.filing() == null) {
            return EndorseApplicationErrorCode.NOT_FILED;
        }
        if (!current().upon(now)) {
            return EndorseApplicationErrorCode.FILING_CHANGED;
        }
        if (!current().verification().authentic()) {
            return EndorseApplicationErrorCode.DOUBTFUL;
        }
        if (current().slot(department) != null) {
            return EndorseApplicationErrorCode.ALREADY_ENDORSED;
        }
        return current().endorsedBy(person) ? EndorseApplicationErrorCode.SAME_PERSON : null;
    }

    Entry verified(Round round, @Nullable Integer newRank, boolean self, @Nullable String reason) {
        var more = new ArrayList<>(rounds);
        more.add(round);
        return new Entry(application, listedAt, newRank == null ? rank : newRank, self, reason, more);
    }

    Entry withCurrent(UnaryOperator<Round> change) {
        return withRounds(round -> round.equals(current()) ? change.apply(round) : round);
    }

    Entry withRounds(UnaryOperator<Round> change) {
        return new Entry(
                application,
                listedAt,
                rank,
                selfRecommendation,
                overQuotaReason,
                rounds.stream().map(change).toList());
    }

    boolean inAnyLetter() {
        return rounds.stream().anyMatch(round -> round.inclusion() != null);
    }

    /// As those see it whom only the letters reach.
    Entry asInLetters() {
        return new Entry(
                application,
                listedAt,
                rank,
                selfRecommendation,
                overQuotaReason,
                rounds.stream().filter(round -> round.inclusion() != null).toList());
    }
}
