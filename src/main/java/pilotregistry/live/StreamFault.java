package pilotregistry.live;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;

/// What HTTP itself answers where a stream was asked for: a stable code and a status. Its text is the message of the
/// same name.
enum StreamFault {
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    METHOD(HttpStatus.METHOD_NOT_ALLOWED, "Allow", "GET, POST, PUT, DELETE"),
    MUTATION(HttpStatus.METHOD_NOT_ALLOWED, "Allow", "POST"),
    TOO_MANY_CONNECTIONS(HttpStatus.TOO_MANY_REQUESTS, "Retry-After", "10"),
    TOO_MANY_OPERATIONS(HttpStatus.TOO_MANY_REQUESTS, "Retry-After", "10"),
    RESERVATION_UNKNOWN(HttpStatus.NOT_FOUND),
    RESERVATION_OF_ANOTHER(HttpStatus.FORBIDDEN),
    STREAM_OPEN(HttpStatus.CONFLICT),
    OPERATION_UNKNOWN(HttpStatus.NOT_FOUND),
    OPERATION_UNNAMED(HttpStatus.BAD_REQUEST),
    OPERATION_UNDER_WAY(HttpStatus.CONFLICT);

    private final HttpStatus status;
    private final String header;
    private final String value;

    StreamFault(HttpStatus status) {
        this(status, "", "");
    }

    StreamFault(HttpStatus status, String header, String value) {
        this.status = status;
        this.header = header;
        this.value = value;
    }

    HttpStatus status() {
        return status;
    }

    /// What HTTP wants to be said with it.
    void tell(HttpServletResponse response) {
        if (!header.isEmpty()) {
            response.setHeader(header, value);
        }
    }

    String key() {
        return "StreamFault." + name();
    }
}
