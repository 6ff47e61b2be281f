package pilotregistry.live;

import java.util.Map;
import org.springframework.http.HttpStatus;

/// What HTTP itself answers where a stream was asked for: a stable code and a status. Its text is the message of the
/// same name.
enum StreamFault {
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, Map.of()),
    METHOD(HttpStatus.METHOD_NOT_ALLOWED, Map.of("Allow", "GET, POST, PUT, DELETE")),
    MUTATION(HttpStatus.METHOD_NOT_ALLOWED, Map.of("Allow", "POST")),
    TOO_MANY_CONNECTIONS(HttpStatus.TOO_MANY_REQUESTS, Map.of("Retry-After", "10")),
    TOO_MANY_OPERATIONS(HttpStatus.TOO_MANY_REQUESTS, Map.of("Retry-After", "10")),
    RESERVATION_UNKNOWN(HttpStatus.NOT_FOUND, Map.of()),
    RESERVATION_OF_ANOTHER(HttpStatus.FORBIDDEN, Map.of()),
    STREAM_OPEN(HttpStatus.CONFLICT, Map.of()),
    OPERATION_UNKNOWN(HttpStatus.NOT_FOUND, Map.of()),
    OPERATION_UNNAMED(HttpStatus.BAD_REQUEST, Map.of()),
    OPERATION_UNDER_WAY(HttpStatus.CONFLICT, Map.of());

    private final HttpStatus status;
    private final Map<String, String> headers;

    StreamFault(HttpStatus status, Map<String, String> headers) {
        this.status = status;
        this.headers = headers;
    }

    HttpStatus status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    String key() {
        return "StreamFault." + name();
    }
}
