package pilotregistry.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a client says on a socket, as `graphql-transport-ws` has it.
sealed interface SocketMessage {

    record Init(Map<String, Object> payload) implements SocketMessage {}

    record Ping(@Nullable Object payload) implements SocketMessage {}

    record Pong() implements SocketMessage {}

    record Subscribe(String id, Map<String, Object> payload) implements SocketMessage {}

    record Complete(String id) implements SocketMessage {}

    /// Not of the protocol.
    record Malformed(String why) implements SocketMessage {}

    static SocketMessage read(String text, JsonMapper json) {
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JacksonException broken) {
            return new Malformed("Invalid message: not JSON");
        }
        if (!node.isObject() || !node.path("type").isString()) {
            return new Malformed("Invalid message: an object with a type is expected");
        }
        var payload = node.get("payload");
        if (payload != null && !payload.isNull() && !payload.isObject()) {
            return new Malformed("Invalid message: the payload must be an object");
        }
        Map<String, Object> given = object(payload, json);
        return switch (node.get("type").asString()) {
            case "connection_init" -> new Init(given);
            case "ping" -> new Ping(given.isEmpty() ? null : given);
            case "pong" -> new Pong();
            case "subscribe" -> subscribe(node, given);
            case "complete" ->
                id(node).isEmpty() ? new Malformed("Invalid message: id is missing") : new Complete(id(node));
            default -> new Malformed("Invalid message: unknown type");
        };
    }

    private static SocketMessage subscribe(JsonNode node, Map<String, Object> payload) {
        if (id(node).isEmpty()) {
            return new Malformed("Invalid message: id is missing");
        }
        var flaw = RequestBody.flaw(payload);
        return flaw == null ? new Subscribe(id(node), payload) : new Malformed("Invalid message: " + flaw);
    }

    private static String id(JsonNode node) {
        return node.path("id").isString() ? node.get("id").asString() : "";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable JsonNode node, JsonMapper json) {
        return node == null || node.isNull() ? Map.of() : json.convertValue(node, HashMap.class);
    }
}
