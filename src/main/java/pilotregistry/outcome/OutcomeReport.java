package pilotregistry.outcome;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Certainty;
import pilotregistry.reference.CpLevel;

/// What was reported of an outcome. A part is null where it does not say; blank is not zero.
///
/// @param amount saved, reduced or counted, where it is stated as such
/// @param baseline what was before, and `after` what came of it
/// @param coalEquivalentIncludesElectricity null where nobody said
/// @param source a publication it was read in; then it was entered by a ministry, and is as public as its source
record OutcomeReport(
        @Nullable OutcomeQuantity amount,
        @Nullable OutcomeQuantity baseline,
        @Nullable OutcomeQuantity after,
        @Nullable CpLevel level,
        @Nullable VerifiedBy verifiedBy,
        @Nullable OutcomePeriod baselinePeriod,
        @Nullable OutputDocument document,
        OutcomeNature nature,
        @Nullable Boolean coalEquivalentIncludesElectricity,
        @Nullable String note,
        @Nullable String source,
        @Nullable Certainty certainty) {

    /// The value in the metric's own unit: the amount, or the difference; null where there is no number.
    public @Nullable BigDecimal canonical() {
        if (amount != null) {
            return amount.canonical();
        }
        return baseline == null || after == null ? null : baseline.canonical().subtract(after.canonical());
    }
}
