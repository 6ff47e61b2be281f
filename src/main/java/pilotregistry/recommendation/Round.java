package pilotregistry.recommendation;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.Filing;
import pilotregistry.application.Standing;
import pilotregistry.organization.Duty;

/// What the province made of one filing: its verification, the two named slots of endorsement, the letter. Another
/// filing of the same application begins another round; the earlier one is void and kept.
record Round(
        int filingNumber,
        String filingSha256,
        Verification verification,
        @Nullable Endorsement ecologyAndEnvironment,
        @Nullable Endorsement developmentAndReform,
        @Nullable Inclusion inclusion) {

    static Round of(Filing filing, Verification verification) {
        return new Round(filing.number(), filing.sha256(), verification, null, null, null);
    }

    /// Whether it is about the very filing that the application stands on now. Once it is not, it never is again.
    boolean upon(@Nullable Standing now) {
        var filing = now == null ? null : now.filing();
        return filing != null
                && filing.number() == filingNumber
                && filing.sha256().equals(filingSha256);
    }

    @Nullable
    Endorsement slot(Duty department) {
        return switch (department) {
            case ECOLOGY_AND_ENVIRONMENT -> ecologyAndEnvironment;
            case DEVELOPMENT_AND_REFORM -> developmentAndReform;
        };
    }

    /// Whether this person fills one of the slots: a joint act takes two persons.
    boolean endorsedBy(String person) {
        return Stream.of(Duty.values())
                .map(this::slot)
                .filter(Objects::nonNull)
                .anyMatch(endorsement -> endorsement.by().equals(person));
    }

    Round endorsed(Duty department, Endorsement endorsement) {
        return switch (department) {
            case ECOLOGY_AND_ENVIRONMENT ->
                new Round(filingNumber, filingSha256, verification, endorsement, developmentAndReform, inclusion);
            case DEVELOPMENT_AND_REFORM ->
                new Round(filingNumber, filingSha256, verification, ecologyAndEnvironment, endorsement, inclusion);
        };
    }

    Round included(Inclusion now) {
        return new Round(filingNumber, filingSha256, verification, ecologyAndEnvironment, developmentAndReform, now);
    }

    /// When the second of both departments endorsed; null before (R22).
    @Nullable
    Instant jointlyEndorsedAt() {
        if (ecologyAndEnvironment == null || developmentAndReform == null) {
            return null;
        }
        var one = ecologyAndEnvironment.at();
        var other = developmentAndReform.at();
        return one.isAfter(other) ? one : other;
    }

    boolean isPending(String letter) {
        return inclusion != null && inclusion.pending() && inclusion.letter().equals(letter);
    }

    Inclusion inLetter() {
        return Objects.requireNonNull(inclusion, "in no letter");
    }
}
