package pilotregistry.outcome;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.attachment.FileId;
import pilotregistry.pilot.PilotId;
import pilotregistry.reference.Certainty;
import pilotregistry.reference.CpLevel;

/// An outcome as somebody reports it, before it is looked at.
///
/// @param enterprise unified social credit code of one in scope; null for the pilot as a whole
/// @param metric key, such as `cod_reduced`
/// @param period null for the whole term
record OutcomeDraft(
        PilotId pilot,
        @Nullable String enterprise,
        String metric,
        @Nullable OutcomePeriod period,
        @Nullable Figure amount,
        @Nullable Figure baseline,
        @Nullable Figure after,
        @Nullable CpLevel level,
        @Nullable VerifiedBy verifiedBy,
        @Nullable OutcomePeriod baselinePeriod,
        @Nullable Paper document,
        OutcomeNature nature,
        @Nullable Boolean coalEquivalentIncludesElectricity,
        @Nullable String note,
        @Nullable String source,
        @Nullable Certainty certainty) {

    /// A number with the unit it is written with.
    record Figure(
            BigDecimal value,
            String unit,
            @Nullable Qualifier qualifier,
            @Nullable OutcomePeriod period,
            @Nullable String method) {}

    /// A document that was produced.
    record Paper(
            OutputKind kind,
            String title,
            @Nullable LocalDate issuedOn,
            @Nullable String url,
            @Nullable FileId file) {}

    /// One achieved amount, and nothing else.
    static OutcomeDraft of(
            PilotId pilot, @Nullable String enterprise, String metric, @Nullable OutcomePeriod period, Figure amount) {
        return new OutcomeDraft(
                pilot,
                enterprise,
                metric,
                period,
                amount,
                null,
                null,
                null,
                null,
                null,
                null,
                OutcomeNature.ACHIEVED,
                null,
                null,
                null,
                null);
    }

    OutcomeDraft withElectricity(@Nullable Boolean included) {
        return new OutcomeDraft(
                pilot,
                enterprise,
                metric,
                period,
                amount,
                baseline,
                after,
                level,
                verifiedBy,
                baselinePeriod,
                document,
                nature,
                included,
                note,
                source,
                certainty);
    }

    OutcomePeriod at() {
        return Objects.requireNonNullElse(period, OutcomePeriod.WHOLE);
    }
}
