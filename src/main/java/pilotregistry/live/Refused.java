package pilotregistry.live;

import java.util.Map;
import org.springframework.http.HttpStatus;

/// A request that HTTP itself answers, before there is a stream.
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient Map<String, String> headers;

    Refused(HttpStatus status, String why) {
        this(status, why, Map.of());
    }

    Refused(HttpStatus status, String why, Map<String, String> headers) {
        super(why);
        this.status = status;
        this.headers = headers;
    }

    HttpStatus status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
