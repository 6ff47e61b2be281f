package pilotregistry.connection;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a filter may ask of one field of a list.
sealed interface Filterable {

    String path();

    /// The names of the comparator's own fields in the SDL.
    Set<String> operators();

    /// A field with one value; `constants` is empty unless it is an enum's.
    record One(String path, Kind kind, Set<String> constants) implements Filterable {
        @Override
        public Set<String> operators() {
            return names(kind.operators());
        }
    }

    /// A field with a list of plain values.
    record Many(String path, Kind kind, Set<String> constants) implements Filterable {
        @Override
        public Set<String> operators() {
            return names(Operator.OF_LISTS);
        }
    }

    /// A list of embedded documents, each filtered by fields of its own.
    record Embedded(String path, Map<String, Filterable> fields) implements Filterable {
        @Override
        public Set<String> operators() {
            return Set.of("some", "every", "none");
        }
    }

    private static Set<String> names(Set<Operator> operators) {
        return operators.stream().map(Operator::apiName).collect(Collectors.toUnmodifiableSet());
    }
}
