package pilotregistry.live;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a GraphQL request: whether they are of the kinds they should be.
final class RequestBody {

    private RequestBody() {}

    /// What is wrong with them; null when nothing is. The document may be named by an extension instead of written.
    static @Nullable String flaw(Map<String, ?> body) {
        var query = body.get("query");
        if (query != null && !(query instanceof String)) {
            return "query must be a string";
        }
        if (!(body.get("extensions") instanceof Map<?, ?>)
                && (query == null || query.toString().isBlank())) {
            return "query is missing";
        }
        return wrong(body, "operationName", String.class, "a string") instanceof String flaw
                ? flaw
                : wrong(body, "variables", Map.class, "an object") instanceof String flaw2
                        ? flaw2
                        : wrong(body, "extensions", Map.class, "an object");
    }

    private static @Nullable String wrong(Map<String, ?> body, String name, Class<?> type, String kind) {
        var value = body.get(name);
        return value == null || type.isInstance(value) ? null : name + " must be " + kind;
    }
}
