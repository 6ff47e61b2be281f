package pilotregistry.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpMethod;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Where questions come in: hears them by POST and, as long as they change nothing, by GET.
final class GraphQlDoor {

    static final String PATH = "/graphql";

    private static final Logger LOG = LoggerFactory.getLogger(GraphQlDoor.class);
    static final Set<HttpMethod> HEARD = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.OPTIONS);

    private final WebGraphQlHandler handler;
    private final HttpRules rules;
    private final Bodies bodies;
    private final Answers answers;
    private final Problems problems;
    private final Waiting waiting;

    GraphQlDoor(
            WebGraphQlHandler handler,
            HttpRules rules,
            Bodies bodies,
            Answers answers,
            Problems problems,
            Waiting waiting) {
        this.handler = handler;
        this.rules = rules;
        this.bodies = bodies;
        this.answers = answers;
        this.problems = problems;
        this.waiting = waiting;
    }

    ServerResponse answer(ServerRequest request) throws IOException {
        var locale = LocaleContextHolder.getLocale();
        try {
            var method = request.method();
            if (!HEARD.contains(method)) {
                throw new HttpRefusal(HttpFault.METHOD_NOT_ALLOWED, Map.of("method", method.name()));
            }
            if (method.equals(HttpMethod.OPTIONS)) {
                return ServerResponse.noContent().allow(HEARD).build();
            }
            return hear(request, locale);
        } catch (HttpRefusal refused) {
            return problems.of(refused, locale, refused.fault().headers());
        }
    }

    private ServerResponse hear(ServerRequest request, Locale locale) throws IOException {
        var form = Form.of(request.headers().asHttpHeaders(), locale, rules);
        try {
            var byPost = request.method().equals(HttpMethod.POST);
            var question = byPost ? Question.of(bodies.of(request.servletRequest())) : Question.of(parameters(request));
            return answers.of(ask(question, byPost ? Transport.POST : Transport.GET, request, locale), form, request);
        } catch (HttpRefusal refused) {
            if (refused.fault().isOfGraphQl()) {
                return answers.of(refused, form, request);
            }
            throw refused;
        } catch (RuntimeException unexpected) {
            var incident = UUID.randomUUID().toString();
            LOG.error("Incident {}", incident, unexpected);
            return answers.of(new HttpRefusal(HttpFault.INTERNAL_ERROR, Map.of("incident", incident)), form, request);
        }
    }

    private WebGraphQlResponse ask(GraphQlRequest question, Transport transport, ServerRequest request, Locale locale) {
        var asked = new WebGraphQlRequest(
                request.uri(),
                request.headers().asHttpHeaders(),
                null,
                request.remoteAddress().orElse(null),
                request.attributes(),
                question,
                UUID.randomUUID().toString(),
                locale);
        var line = (Presence.Line) request.servletRequest().getAttribute(Presence.ATTRIBUTE);
        asked.configureExecutionInput((input, builder) -> {
            input.getGraphQLContext().put(Transport.class, transport);
            waiting.add(line, input);
            return input;
        });
        try {
            return Objects.requireNonNull(handler.handleRequest(asked).block());
        } finally {
            waiting.remove(line);
        }
    }

    private static MultiValueMap<String, String> parameters(ServerRequest request) {
        if (CrossSite.refuses(request.headers().asHttpHeaders())) {
            throw new HttpRefusal(HttpFault.CROSS_SITE);
        }
        try {
            return new LinkedMultiValueMap<>(request.params());
        } catch (InvalidParameterException undecodable) {
            throw new HttpRefusal(HttpFault.BAD_REQUEST);
        }
    }
}
