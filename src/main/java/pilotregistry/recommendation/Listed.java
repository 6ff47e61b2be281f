package pilotregistry.recommendation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.Standing;

/// An entry as one reader may see it, set against how the application stands now.
record Listed(Entry entry, @Nullable Standing now, List<Letter> letters) {

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

    public Shown round() {
        return shown(entry.current());
    }

    /// Those before, the latest first.
    public List<Shown> formerRounds() {
        return entry.rounds().subList(0, entry.rounds().size() - 1).reversed().stream()
                .map(this::shown)
                .toList();
    }

    private Shown shown(Round round) {
        var inclusion = round.inclusion();
        var letter = letters.stream()
                .filter(each -> inclusion != null && each.documentNumber().equals(inclusion.letter()))
                .findFirst()
                .orElse(null);
        return new Shown(round, round.equals(entry.current()) && round.upon(now), letter);
    }

    /// A round and whether it still holds.
    record Shown(Round of, boolean valid, @Nullable Letter letter) {

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

        public @Nullable LetterOutcome letterOutcome() {
            return of.inclusion() == null ? null : of.inclusion().outcome();
        }

        public @Nullable LetterVoidReason voidReason() {
            return of.inclusion() == null ? null : of.inclusion().voidReason();
        }
    }
}
