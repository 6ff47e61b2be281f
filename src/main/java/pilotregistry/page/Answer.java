package pilotregistry.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what the API answered; what is not there is empty.
final class Answer {

    private Answer() {}

    @SuppressWarnings("unchecked") // an object of the answer
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // a list of objects of the answer
    static List<Map<String, Object>> list(@Nullable Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    /// A field of an object within, such as the name of a metric.
    static @Nullable Object within(Map<String, Object> object, String field, String name) {
        return map(object.get(field)).get(name);
    }
}
