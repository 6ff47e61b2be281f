package pilotregistry.live;

import io.micrometer.core.instrument.Counter;
import org.springframework.graphql.server.WebGraphQlHandler;
import tools.jackson.databind.json.JsonMapper;

/// What every socket needs.
record SocketParts(
        WebGraphQlHandler handler,
        Bearers bearers,
        Places places,
        Failures failures,
        JsonMapper json,
        LiveProperties limits,
        Counter sent) {}
