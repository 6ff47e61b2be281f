package pilotregistry.pilot;

import org.jspecify.annotations.Nullable;
import pilotregistry.application.ObjectKind;

/// The object of a pilot (试点对象); a part is null where no source states it.
///
/// @param text industry or park as published
/// @param regionCode for a region, such as `BTH`
/// @param watershedCode for a watershed, such as `YANGTZE`
public record PilotTarget(
        @Nullable ObjectKind kind,
        @Nullable String name,
        @Nullable String text,
        @Nullable String regionCode,
        @Nullable String watershedCode) {}
