package pilotregistry.live;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import pilotregistry.http.Question;
import pilotregistry.language.CodedException;

/// What a client says on a socket, as `graphql-transport-ws` has it.
sealed interface SocketMessage {

    record Init(Map<?, ?> payload) implements SocketMessage {}

    record Ping(@Nullable Object payload) implements SocketMessage {}

    record Pong() implements SocketMessage {}

    record Subscribe(String id, GraphQlRequest question) implements SocketMessage {}

    record Complete(String id) implements SocketMessage {}

    /// Not of the protocol.
    record Malformed(String why) implements SocketMessage {}

    static SocketMessage read(String text) {
        try {
            return Question.json(text) instanceof Map<?, ?> message && message.get("type") instanceof String type
                    ? read(type, message)
                    : new Malformed("Invalid message: an object with a type is expected");
        } catch (CodedException refused) {
            return new Malformed("Invalid message: " + refused.code());
        }
    }

    private static SocketMessage read(String type, Map<?, ?> message) {
        var payload = message.get("payload");
        if (payload != null && !(payload instanceof Map<?, ?>)) {
            return new Malformed("Invalid message: the payload must be an object");
        }
        var given = payload instanceof Map<?, ?> map ? map : Map.of();
        var id = message.get("id") instanceof String named ? named : "";
        return switch (type) {
            case "connection_init" -> new Init(given);
            case "ping" -> new Ping(given.isEmpty() ? null : given);
            case "pong" -> new Pong();
            case "subscribe", "complete" ->
                id.isEmpty()
                        ? new Malformed("Invalid message: id is missing")
                        : type.equals("complete") ? new Complete(id) : new Subscribe(id, Question.of(given));
            default -> new Malformed("Invalid message: unknown type");
        };
    }
}
