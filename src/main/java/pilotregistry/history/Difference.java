package pilotregistry.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// What an act changed in one field, in the API's own names and in people's words.
///
/// @param path names of fields, and places in lists from 0
/// @param before null where nothing was there
/// @param after null where nothing is there
record Difference(
        List<String> path,
        Label label,
        @Nullable String before,
        @Nullable String after) {}
