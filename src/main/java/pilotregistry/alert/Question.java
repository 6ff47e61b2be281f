package pilotregistry.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The arguments of `searchCaseStudies` that are kept, as JSON: for people, and to be asked again as they stand.
record Question(String json) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param arguments as graphql-java has checked them
    static Question of(Map<String, Object> arguments) {
        return new Question(JSON.writeValueAsString(written(arguments)));
    }

    @SuppressWarnings("unchecked") // an object is a map
    Map<String, Object> arguments() {
        return JSON.readValue(json, Map.class);
    }

    // Numbers as they were written: what reads them again takes text for any of them.
    private static Object written(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var all = new LinkedHashMap<String, Object>();
                map.forEach((name, inner) -> {
                    if (inner != null) {
                        all.put(String.valueOf(name), written(inner));
                    }
                });
                yield all;
            }
            case List<?> list -> list.stream().map(Question::written).toList();
            case Boolean flag -> flag;
            case Integer number -> number;
            default -> value.toString();
        };
    }
}
