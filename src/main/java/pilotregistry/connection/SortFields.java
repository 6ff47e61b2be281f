package pilotregistry.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Sort.Direction;

/// The orders a list can be read in: each constant of the API's enum with its paths in the stored document.
///
/// A path must lead to one plain value, always of the same type, or to none; what has none sorts lowest.
public final class SortFields {

    private final Map<String, List<String>> paths = new LinkedHashMap<>();
    private final List<Map<String, Object>> defaults = new ArrayList<>();

    SortFields() {}

    /// Offers a constant of the order enum.
    public SortFields by(String constant, String... path) {
        if (path.length == 0 || paths.putIfAbsent(constant, List.of(path)) != null) {
            throw new IllegalArgumentException("order " + constant + " has no path, or two meanings");
        }
        return this;
    }

    /// The order without `orderBy`; said several times, the later decide between equals of the former.
    public SortFields unlessAsked(String constant, Direction direction) {
        if (!paths.containsKey(constant)) throw new IllegalArgumentException("order " + constant + " is unknown");
        defaults.add(Map.of("field", constant, "direction", direction.name()));
        return this;
    }

    Map<String, List<String>> paths() {
        return paths;
    }

    List<Map<String, Object>> defaults() {
        return defaults;
    }
}
