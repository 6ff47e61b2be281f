package pilotregistry.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A deprecated element of the schema, with those who still use it.
///
/// @param coordinate such as `Query.pilots(text:)`
record Deprecation(
        String coordinate, String reason, @Nullable LocalDate removedOn, List<DeprecatedUse> uses) {}
