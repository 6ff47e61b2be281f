package pilotregistry.recommendation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.Application;

/// An entry as one reader may see it, set against the application as it stands now.
///
/// @param visible whether the reader sees the application itself
record Listed(Entry entry, @Nullable Application now, boolean visible, List<Letter> letters) {

    public @Nullable Application application() {
        return visible ? now : null;
    }

    public Instant listedAt() {
        return entry.listedAt();
    }

    public @Nullable Integer rank() {
        return entry.rank();
    }

    public boolean holdsSeat() {
        return entry.holdsSeat(now);
    }

    public boolean overQuota() {
        return entry.overQuotaReason() != null;
    }

    public @Nullable String overQuotaReason() {
        return entry.overQuotaReason();
    }

    public boolean selfRecommendation() {
        return entry.selfRecommendation();
    }

    public Standing round() {
        return standing(entry.current());
    }

    /// Those before, the latest first.
    public List<Standing> formerRounds() {
        return entry.rounds().subList(0, entry.rounds().size() - 1).reversed().stream()
                .map(this::standing)
                .toList();
    }

    private Standing standing(Round round) {
        var inclusion = round.inclusion();
        var letter = letters.stream()
                .filter(each -> inclusion != null && each.documentNumber().equals(inclusion.letter()))
                .findFirst()
                .orElse(null);
        return new Standing(round, round.equals(entry.current()) && round.upon(now), letter);
    }

    /// A round and whether it still holds.
    record Standing(Round of, boolean valid, @Nullable Letter letter) {

        public int filingNumber() {
            return of.filingNumber();
        }

        public String filingSha256() {
            return of.filingSha256();
        }

        public Verification verification() {
            return of.verification();
        }

        public @Nullable Endorsement ecologyAndEnvironment() {
            return of.ecologyAndEnvironment();
        }

        public @Nullable Endorsement developmentAndReform() {
            return of.developmentAndReform();
        }

        public @Nullable Instant jointlyEndorsedAt() {
            return of.jointlyEndorsedAt();
        }

        public Inclusion.@Nullable LetterOutcome letterOutcome() {
            return of.inclusion() == null ? null : of.inclusion().outcome();
        }

        public Inclusion.@Nullable LetterVoidReason voidReason() {
            return of.inclusion() == null ? null : of.inclusion().voidReason();
        }
    }
}
