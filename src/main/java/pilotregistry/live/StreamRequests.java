package pilotregistry.live;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import pilotregistry.feed.FeedPosition;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the GraphQL request out of an HTTP request that asks for a stream.
@Component
class StreamRequests {

    private static final String LAST_EVENT = "Last-Event-ID";
    private static final List<String> OBJECTS = List.of("variables", "extensions");

    private final JsonMapper json;
    private final LiveProperties limits;

    StreamRequests(JsonMapper json, LiveProperties limits) {
        this.json = json;
        this.limits = limits;
    }

    /// Its parameters, of the right kinds.
    Map<String, Object> body(HttpServletRequest request) throws IOException, Refused {
        var body = request.getMethod().equals("GET") ? fromAddress(request) : fromContent(request);
        var flaw = RequestBody.flaw(body);
        if (flaw != null) {
            throw new Refused(HttpStatus.BAD_REQUEST, flaw);
        }
        return body;
    }

    private Map<String, Object> fromAddress(HttpServletRequest request) throws Refused {
        var body = new HashMap<String, Object>();
        for (var name : List.of("query", "operationName", "variables", "extensions")) {
            var text = request.getParameter(name);
            if (text != null) {
                body.put(name, OBJECTS.contains(name) ? object(text) : text);
            }
        }
        return body;
    }

    private Map<String, Object> fromContent(HttpServletRequest request) throws IOException, Refused {
        if (!isJson(request.getContentType())) {
            throw new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json");
        }
        var most = (int) limits.messageLimit().toBytes();
        var bytes = request.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Refused(HttpStatus.CONTENT_TOO_LARGE, "The body is longer than " + most + " bytes");
        }
        return object(new String(bytes, StandardCharsets.UTF_8));
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private Map<String, Object> object(String text) throws Refused {
        try {
            var node = json.readTree(text);
            if (node.isObject()) {
                @SuppressWarnings("unchecked")
                Map<String, Object> object = json.convertValue(node, HashMap.class);
                return object;
            }
        } catch (JacksonException malformed) {
            throw new Refused(HttpStatus.BAD_REQUEST, "Not JSON");
        }
        throw new Refused(HttpStatus.BAD_REQUEST, "A JSON object is expected");
    }

    /// The same as the engine takes it.
    WebGraphQlRequest graphql(HttpServletRequest request, Map<String, Object> body, String id) {
        var http = new ServletServerHttpRequest(request);
        var read = new WebGraphQlRequest(
                URI.create(request.getRequestURL().toString()),
                http.getHeaders(),
                null,
                new InetSocketAddress(request.getRemoteAddr(), request.getRemotePort()),
                attributes(request),
                body,
                id,
                locale(request));
        var resumed = lastEvent(request.getHeader(LAST_EVENT));
        var reading = request.getMethod().equals("GET");
        read.configureExecutionInput((input, builder) -> {
            if (resumed != null) {
                FeedPosition.resume(resumed, input.getGraphQLContext());
            }
            if (reading) {
                OperationKind.onlyReading(input.getGraphQLContext());
            }
            return input;
        });
        return read;
    }

    static Locale locale(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale();
    }

    private static @Nullable Long lastEvent(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static Map<String, Object> attributes(HttpServletRequest request) {
        var attributes = new HashMap<String, Object>();
        Collections.list(request.getAttributeNames()).forEach(name -> attributes.put(name, request.getAttribute(name)));
        return attributes;
    }
}
