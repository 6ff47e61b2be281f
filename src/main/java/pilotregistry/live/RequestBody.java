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
        if (isNot(String.class, body.get("operationName"))) {
            return "operationName must be a string";
        }
        if (isNot(Map.class, body.get("variables"))) {
            return "variables must be an object";
        }
        return isNot(Map.class, body.get("extensions")) ? "extensions must be an object" : null;
    }

    private static boolean isNot(Class<?> type, @Nullable Object value) {
        return value != null && !type.isInstance(value);
    }
}
