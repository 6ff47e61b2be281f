package pilotregistry.connection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.data.mongodb.core.index.CompoundIndexDefinition;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/// One list of the API, declared once by the module that owns it: what it holds, filters by and orders by.
public final class Listing<T> {

    private final String name;
    private final Class<T> type;
    private final Map<String, Filterable> fields;
    private final SortFields orders;

    private Listing(String name, Class<T> type, Map<String, Filterable> fields, SortFields orders) {
        this.name = name;
        this.type = type;
        this.fields = fields;
        this.orders = orders;
    }

    /// `name` is the list's field in the SDL; a cursor of one list means nothing in another.
    public static <T> Listing<T> of(
            String name, Class<T> type, Consumer<FilterFields> filters, Consumer<SortFields> orders) {
        var fields = new FilterFields();
        filters.accept(fields);
        var sorts = new SortFields();
        orders.accept(sorts);
        return new Listing<>(name, type, fields.asMap(), sorts);
    }

    public String name() {
        return name;
    }

    public Class<T> type() {
        return type;
    }

    /// The fields of the filter input; those of an embedded list follow it after a dot.
    public Set<String> fieldNames() {
        var names = new LinkedHashSet<String>();
        collect("", fields, names);
        return names;
    }

    /// The constants of the order enum.
    public Set<String> orderNames() {
        return Set.copyOf(orders.paths().keySet());
    }

    /// What the comparator of a field may offer: `eq`, `in`, … or `some`, `every`, `none`.
    public Set<String> operators(String fieldName) {
        var within = fields;
        var dot = 0;
        for (var rest = fieldName; ; rest = rest.substring(dot + 1)) {
            dot = rest.indexOf('.');
            var field = within.get(dot < 0 ? rest : rest.substring(0, dot));
            if (field == null) throw new IllegalArgumentException(name + " has no field " + fieldName);
            if (dot < 0) return field.operators();
            within = field instanceof Filterable.Embedded list ? list.fields() : Map.of();
        }
    }

    /// The index that serves the list where no other order is asked for: without `_id` at its end it would serve none.
    public IndexDefinition defaultIndex() {
        return new CompoundIndexDefinition(Ordering.of(this, null).sort());
    }

    Map<String, Filterable> fields() {
        return fields;
    }

    Map<String, List<String>> orderPaths() {
        return orders.paths();
    }

    List<Map<String, Object>> defaultOrder() {
        return orders.defaults();
    }

    private static void collect(String prefix, Map<String, Filterable> fields, Set<String> names) {
        fields.forEach((name, field) -> {
            names.add(prefix + name);
            if (field instanceof Filterable.Embedded list) collect(prefix + name + ".", list.fields(), names);
        });
    }
}
