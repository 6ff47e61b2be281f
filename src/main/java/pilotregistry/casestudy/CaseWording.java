package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.outcome.OutcomeId;
import pilotregistry.outcome.Qualifier;
import pilotregistry.reference.PilotType;

/// A case study as it is handed in, before anything of it is known to fit.
///
/// @param licence SPDX id; null for CC-BY-4.0
record CaseWording(
        @Nullable String title,
        @Nullable String summary,
        @Nullable Narrative narrative,
        List<Result> results,
        List<IndustryChoice> industries,
        @Nullable PilotType pilotType,
        @Nullable String provinceCode,
        @Nullable String prefectureCode,
        @Nullable String regionCode,
        @Nullable String watershedCode,
        Replicability replicability,
        @Nullable Integer year,
        @Nullable String licence) {

    /// A result as it is handed in: an outcome of the pilot, or a figure of its own.
    record Result(@Nullable OutcomeId outcome, @Nullable Figure figure) {}

    /// A figure that only the case states.
    record Figure(
            String metric,
            BigDecimal value,
            String unit,
            @Nullable Qualifier qualifier) {}

    List<OutcomeId> outcomes() {
        return results.stream()
                .map(Result::outcome)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
