package pilotregistry.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.http.HttpHeaders;
import pilotregistry.http.Question;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;

/// What a client says on a socket, as `graphql-transport-ws` has it.
sealed interface SocketMessage {

    record Init(@Nullable String authorization, @Nullable Locale language) implements SocketMessage {}

    record Ping(@Nullable Object payload) implements SocketMessage {}

    record Pong() implements SocketMessage {}

    record Subscribe(String id, GraphQlRequest question) implements SocketMessage {}

    /// Of the protocol, and yet nothing is asked.
    record Empty(String id) implements SocketMessage {}

    record Complete(String id) implements SocketMessage {}

    /// Not of the protocol.
    record Malformed(String why) implements SocketMessage {

        static Malformed of(String why) {
            return new Malformed("Invalid message: " + why);
        }
    }

    static SocketMessage read(String text) {
        try {
            return Question.json(text) instanceof Map<?, ?> message && message.get("type") instanceof String type
                    ? read(type, message)
                    : Malformed.of("an object with a type is expected");
        } catch (CodedException refused) {
            return Malformed.of(refused.code());
        }
    }

    /// What is said back.
    static Map<String, Object> message(String type, @Nullable String id, @Nullable Object payload) {
        var message = new LinkedHashMap<String, Object>();
        if (id != null) {
            message.put("id", id);
        }
        message.put("type", type);
        if (payload != null) {
            message.put("payload", payload);
        }
        return message;
    }

    private static SocketMessage read(String type, Map<?, ?> message) {
        var payload = message.get("payload");
        if (payload != null && !(payload instanceof Map<?, ?>)) {
            return Malformed.of("the payload must be an object");
        }
        var given = payload instanceof Map<?, ?> map ? map : Map.of();
        return switch (type) {
            case "connection_init" -> init(given);
            case "ping" -> new Ping(given.isEmpty() ? null : given);
            case "pong" -> new Pong();
            case "subscribe", "complete" ->
                switch (message.get("id")) {
                    case null -> Malformed.of("id is missing");
                    case String id
                    when OperationId.isOne(id) -> type.equals("complete") ? new Complete(id) : subscribe(id, given);
                    case String _ ->
                        Malformed.of("the id must have 1 to " + OperationId.LONGEST + " printable characters");
                    default -> Malformed.of("the id must be a string");
                };
            default -> Malformed.of("unknown type");
        };
    }

    private static SocketMessage subscribe(String id, Map<?, ?> payload) {
        var isEmpty = payload.get("query") instanceof String query
                && query.isBlank()
                && payload.get("documentId") == null
                && !(payload.get("extensions") instanceof Map<?, ?> extensions
                        && extensions.get("persistedQuery") != null);
        return isEmpty ? new Empty(id) : new Subscribe(id, Question.of(payload));
    }

    // Who shows a token that cannot be one is not taken for nobody.
    private static SocketMessage init(Map<?, ?> payload) {
        @Nullable String authorization = null;
        @Nullable Locale language = null;
        for (var entry : payload.entrySet()) {
            var name = String.valueOf(entry.getKey());
            if (HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name) && entry.getValue() != null) {
                if (authorization != null || !(entry.getValue() instanceof String token)) {
                    return Malformed.of("Authorization must be one string");
                }
                authorization = token;
            }
            if (HttpHeaders.ACCEPT_LANGUAGE.equalsIgnoreCase(name) && entry.getValue() instanceof String asked) {
                language = Language.accepted(List.of(asked)).locale();
            }
        }
        return new Init(authorization, language);
    }
}
