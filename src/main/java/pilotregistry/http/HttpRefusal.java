package pilotregistry.http;

import java.util.Map;
import pilotregistry.language.CodedException;

/// Ends a request that is not heard.
final class HttpRefusal extends CodedException {

    private final HttpFault fault;

    HttpRefusal(HttpFault fault, Map<String, Object> facts) {
        super(fault.name(), facts);
        this.fault = fault;
    }

    HttpRefusal(HttpFault fault) {
        this(fault, Map.of());
    }

    HttpFault fault() {
        return fault;
    }
}
