package pilotregistry.pilot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.reference.PilotType;

/// What a pilot is. Null and empty mean that no source states it.
///
/// @param leadProvince code of the province whose seat counted
/// @param provinces codes of all provinces it lies in: a pilot may span several
/// @param divisions codes of prefectures and counties
public record PilotProfile(
        String name,
        @Nullable PilotType type,
        @Nullable String leadProvince,
        List<String> provinces,
        List<String> divisions,
        @Nullable PilotTarget target,
        List<IndustryChoice> industries,
        @Nullable PilotBody applicant,
        @Nullable PilotBody implementer,
        List<ScopeEnterprise> enterprises) {

    /// This, with what another source states.
    PilotProfile with(PilotProfile stated) {
        return new PilotProfile(
                stated.name,
                Stated.of(stated.type, type),
                Stated.of(stated.leadProvince, leadProvince),
                Stated.of(stated.provinces, provinces),
                Stated.of(stated.divisions, divisions),
                Stated.of(stated.target, target),
                Stated.of(stated.industries, industries),
                Stated.of(stated.applicant, applicant),
                Stated.of(stated.implementer, implementer),
                Stated.of(stated.enterprises, enterprises));
    }
}
