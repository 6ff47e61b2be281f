package pilotregistry.telemetry;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.language.OperationDefinition;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import reactor.core.publisher.Mono;

/// One line for each GraphQL request, over whatever transport: which, by which client program, how long, what it
/// cost, what came of it. Nothing of persons, arguments or answers, and nothing that a client wrote as it wrote it.
/// Its number goes back as `X-Request-Id`, and with every error.
@Component
@Order(-100)
class RequestLog implements WebGraphQlInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final int LONGEST = 60;
    private static final String NONE = "-";

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var id = RequestNumber.number(request.getHeaders().getFirst(RequestNumber.HEADER));
        var start = System.nanoTime();
        return chain.next(request).map(response -> {
            log(id, request, response, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            var numbered = withId(response, id);
            numbered.getResponseHeaders().set(RequestNumber.HEADER, id);
            return numbered;
        });
    }

    private static void log(String id, WebGraphQlRequest request, WebGraphQlResponse response, long millis) {
        var context = response.getExecutionInput().getGraphQLContext();
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        var client =
                actor.identified().map(identified -> plain(identified.client())).orElse("anonymous");
        OperationDefinition.@Nullable Operation kind = context.get(OperationDefinition.Operation.class);
        var shown = kind == null ? NONE : kind.name().toLowerCase(Locale.ROOT);
        @Nullable OperationDefinition named = context.get(OperationDefinition.class);
        var operation = plain(named == null ? request.getOperationName() : named.getName());
        var cost = plain(cost(response));
        var status = status(response);
        LOG.atInfo()
                .addKeyValue("request", id)
                .addKeyValue("client", client)
                .addKeyValue("kind", shown)
                .addKeyValue("operation", operation)
                .addKeyValue("millis", millis)
                .addKeyValue("cost", cost)
                .addKeyValue("status", status)
                .log(
                        "GraphQL {} {}: {}, client {}, {} ms, cost {}, request {}",
                        shown,
                        operation,
                        status,
                        client,
                        millis,
                        cost,
                        id);
    }

    private static @Nullable String cost(WebGraphQlResponse response) {
        return response.getExtensions().get("cost") instanceof Map<?, ?> cost
                        && cost.get("requested") instanceof Number number
                ? number.toString()
                : null;
    }

    private static String status(WebGraphQlResponse response) {
        return response.getExecutionResult().getErrors().stream()
                .findFirst()
                .map(error -> error.getExtensions() == null
                        ? "ERROR"
                        : plain(String.valueOf(error.getExtensions().get("code"))))
                .orElse("OK");
    }

    /// Letters and digits of a name, as far as they are those; a line stays a line.
    static String plain(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return NONE;
        }
        var shortened = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return shortened.replaceAll("[^A-Za-z0-9._-]", "?");
    }

    private static WebGraphQlResponse withId(WebGraphQlResponse response, String id) {
        var errors = response.getExecutionResult().getErrors();
        return errors.isEmpty()
                ? response
                : response.transform(builder -> builder.errors(
                        errors.stream().map(error -> withId(error, id)).toList()));
    }

    private static GraphQLError withId(GraphQLError error, String id) {
        var extensions = new LinkedHashMap<String, Object>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.put("requestId", id);
        return GraphqlErrorBuilder.newError()
                .message("%s", error.getMessage())
                .locations(error.getLocations())
                .path(error.getPath())
                .errorType(error.getErrorType())
                .extensions(extensions)
                .build();
    }
}
