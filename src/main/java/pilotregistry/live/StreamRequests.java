package pilotregistry.live;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import pilotregistry.feed.FeedPosition;
import pilotregistry.http.Bodies;
import pilotregistry.http.Question;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;

/// Reads the GraphQL request out of an HTTP request that asks for a stream.
@Component
class StreamRequests {

    private static final String LAST_EVENT = "Last-Event-ID";

    private final Bodies bodies;

    StreamRequests(Bodies bodies) {
        this.bodies = bodies;
    }

    /// Its parameters, of the right kinds.
    GraphQlRequest question(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("GET")) {
            return Question.of(bodies.of(request));
        }
        var parameters = new LinkedMultiValueMap<String, String>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        return Question.of(parameters);
    }

    /// The same as the engine takes it.
    ///
    /// @throws CodedException when it resumes after what is no position
    WebGraphQlRequest graphql(HttpServletRequest request, GraphQlRequest question, String id) {
        var http = new ServletServerHttpRequest(request);
        var read = new WebGraphQlRequest(
                URI.create(request.getRequestURL().toString()),
                http.getHeaders(),
                null,
                new InetSocketAddress(request.getRemoteAddr(), request.getRemotePort()),
                attributes(request),
                question,
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
        return Language.accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)))
                .locale();
    }

    private static @Nullable Long lastEvent(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new CodedException("BAD_VALUE", Map.of("field", LAST_EVENT));
        }
        return Long.valueOf(text);
    }

    private static Map<String, Object> attributes(HttpServletRequest request) {
        var attributes = new HashMap<String, Object>();
        Collections.list(request.getAttributeNames()).forEach(name -> attributes.put(name, request.getAttribute(name)));
        return attributes;
    }
}
