package pilotregistry.connection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields a list can be filtered by: each name of the API with its path in the stored document.
public final class FilterFields {

    private static final Set<String> RESERVED = Set.of("and", "or", "not");

    private final Map<String, Filterable> fields = new LinkedHashMap<>();

    FilterFields() {}

    public FilterFields id(String name, String path) {
        return one(name, path, Kind.ID);
    }

    public FilterFields string(String name, String path) {
        return one(name, path, Kind.STRING);
    }

    public FilterFields integer(String name, String path) {
        return one(name, path, Kind.INT);
    }

    public FilterFields decimal(String name, String path) {
        return one(name, path, Kind.DECIMAL);
    }

    public FilterFields instant(String name, String path) {
        return one(name, path, Kind.INSTANT);
    }

    public FilterFields date(String name, String path) {
        return one(name, path, Kind.DATE);
    }

    public FilterFields month(String name, String path) {
        return one(name, path, Kind.MONTH);
    }

    public FilterFields bool(String name, String path) {
        return one(name, path, Kind.BOOLEAN);
    }

    public FilterFields enumeration(String name, String path, Class<? extends Enum<?>> constants) {
        return add(name, new Filterable.One(path, Kind.ENUM, names(constants)));
    }

    public FilterFields ids(String name, String path) {
        return add(name, new Filterable.Many(path, Kind.ID, Set.of()));
    }

    public FilterFields strings(String name, String path) {
        return add(name, new Filterable.Many(path, Kind.STRING, Set.of()));
    }

    public FilterFields enumerations(String name, String path, Class<? extends Enum<?>> constants) {
        return add(name, new Filterable.Many(path, Kind.ENUM, names(constants)));
    }

    /// A list of embedded documents, asked with `some`, `every` and `none`; paths inside it start at the element.
    public FilterFields embedded(String name, String path, Consumer<FilterFields> elements) {
        var inner = new FilterFields();
        elements.accept(inner);
        return add(name, new Filterable.Embedded(path, inner.asMap()));
    }

    Map<String, Filterable> asMap() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    private FilterFields one(String name, String path, Kind kind) {
        return add(name, new Filterable.One(path, kind, Set.of()));
    }

    private FilterFields add(String name, Filterable field) {
        if (RESERVED.contains(name) || fields.putIfAbsent(name, field) != null) {
            throw new IllegalArgumentException("filter field " + name + " is taken");
        }
        return this;
    }

    private static Set<String> names(Class<? extends Enum<?>> constants) {
        return Stream.of(constants.getEnumConstants()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
