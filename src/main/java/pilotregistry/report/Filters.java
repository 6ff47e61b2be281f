package pilotregistry.report;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What reports read off a filter themselves.
final class Filters {

    private Filters() {}

    /// Whether invented pilots are asked for, and nothing else.
    static boolean demonstrations(@Nullable Map<String, Object> filter) {
        return filter != null
                && filter.get("demonstration") instanceof Map<?, ?> asked
                && Objects.equals(asked.get("eq"), true);
    }
}
