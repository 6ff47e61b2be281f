package pilotregistry.casestudy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.reference.PilotType;

/// What a case study says (R30). Null and empty mean that it does not say.
///
/// @param provinceCode where it was done
/// @param prefectureCode a prefecture of that province
/// @param regionCode such as `BTH`
/// @param watershedCode such as `YANGTZE`
/// @param year in which the measures took effect
public record CaseContent(
        String title,
        String summary,
        Narrative narrative,
        List<CaseResult> results,
        List<IndustryChoice> industries,
        @Nullable PilotType pilotType,
        @Nullable String provinceCode,
        @Nullable String prefectureCode,
        @Nullable String regionCode,
        @Nullable String watershedCode,
        Replicability replicability,
        @Nullable Integer year) {}
