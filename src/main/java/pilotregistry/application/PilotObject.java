package pilotregistry.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The object of a pilot: its kind, name, and where it lies.
///
/// @param divisionCodes places (GB/T 2260) it lies in
/// @param regionCode for a region, such as `BTH`
/// @param watershedCode for a watershed, such as `YANGTZE`
public record PilotObject(
        ObjectKind kind,
        String name,
        List<String> divisionCodes,
        @Nullable String regionCode,
        @Nullable String watershedCode) {

    public PilotObject {
        divisionCodes = List.copyOf(divisionCodes);
    }
}
