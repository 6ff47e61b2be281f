package pilotregistry.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The rows of a table that belong to entries of another; each entry takes its own, and none may be left over.
final class Groups<T> {

    private final Map<String, List<T>> groups = new LinkedHashMap<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();

    static <T> Groups<T> of(Tables tables, String file, Function<Row, String> owner, Function<Row, T> reading) {
        var groups = new Groups<T>();
        tables.rows(file, row -> {
            var key = owner.apply(row);
            groups.rows.putIfAbsent(key, row);
            return groups.groups.computeIfAbsent(key, none -> new ArrayList<>()).add(reading.apply(row));
        });
        return groups;
    }

    List<T> take(String owner) {
        rows.remove(owner);
        var taken = groups.remove(owner);
        return taken == null ? List.of() : List.copyOf(taken);
    }

    void refuseOrphans() {
        rows.forEach((owner, row) -> {
            throw row.broken(owner + " is not known");
        });
    }
}
