package pilotregistry.casestudy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One difference between two versions.
///
/// @param path such as `content`, `results`, `0`, `value`
record CaseChange(
        List<String> path,
        @Nullable String before,
        @Nullable String after) {}
