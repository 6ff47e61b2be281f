package pilotregistry.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One table in memory: its entries in their order, each found by its key.
final class Keyed<T> {

    private final Map<String, T> byKey;
    private final List<T> all;

    Keyed(Map<String, T> byKey) {
        this.byKey = new LinkedHashMap<>(byKey);
        this.all = List.copyOf(byKey.values());
    }

    List<T> all() {
        return all;
    }

    Optional<T> find(@Nullable String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
