package pilotregistry.export;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.connection.ListRequest;
import tools.jackson.databind.json.JsonMapper;

/// One list with the arguments it is asked with, as graphql-java has checked them.
record Selection(ExportList list, Map<String, Object> arguments) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Reads the one field of `ExportSelection` that is given.
    @SuppressWarnings("unchecked") // input objects are maps
    static Selection of(Map<String, Object> select) {
        var only = select.entrySet().iterator().next();
        return new Selection(ExportList.of(only.getKey()), (Map<String, Object>) only.getValue());
    }

    @SuppressWarnings("unchecked") // checked against their input types
    ListRequest request() {
        return ListRequest.whole(
                (Map<String, Object>) arguments.get("filter"), (List<Map<String, Object>>) arguments.get("orderBy"));
    }

    @Nullable
    String text() {
        return (String) arguments.get("text");
    }

    /// The arguments as JSON, for people: scalars such as months as they are written.
    String asked() {
        return JSON.writeValueAsString(written(arguments));
    }

    private static Object written(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var all = new java.util.LinkedHashMap<String, Object>();
                map.forEach((name, inner) -> {
                    if (inner != null) {
                        all.put(String.valueOf(name), written(inner));
                    }
                });
                yield all;
            }
            case List<?> list -> list.stream().map(Selection::written).toList();
            case Boolean flag -> flag;
            case Integer number -> number;
            default -> value.toString();
        };
    }
}
