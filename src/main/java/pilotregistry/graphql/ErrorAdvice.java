package pilotregistry.graphql;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoOperationTimeoutException;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.execution.OneOfNullValueException;
import graphql.execution.OneOfTooManyKeysException;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import pilotregistry.connection.BadPage;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// The single translator of exceptions: a stable code, a text in the caller's language, nothing of the inside.
@Component
class ErrorAdvice extends DataFetcherExceptionResolverAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    private final Messages messages;

    ErrorAdvice(Messages messages) {
        this.messages = messages;
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment environment) {
        return switch (thrown) {
            case CodedException coded -> error(environment, coded.code(), coded.code(), coded.facts());
            case BadPage page -> error(environment, page.code().name(), page.messageKey(), page.facts());
            // Not both, and not a null: what the engine finds of it only when a field takes its arguments.
            case OneOfNullValueException none -> badValue(environment);
            case OneOfTooManyKeysException several -> badValue(environment);
            case BindException malformed
            when malformed.getFieldError() != null ->
                error(
                        environment,
                        "BAD_VALUE",
                        "BAD_VALUE",
                        Map.of("field", malformed.getFieldError().getField()));
            default ->
                ended(thrown)
                        .map(code -> error(environment, code, code, Map.of()))
                        .orElseGet(() -> unexpected(thrown, environment));
        };
    }

    /// The error of one place of a list, the rest of which stands.
    GraphQLError error(DataFetchingEnvironment environment, CodedException coded, ResultPath path) {
        return GraphqlErrorBuilder.newError()
                .message("%s", messages.say(coded.code(), coded.facts(), Language.of(environment.getLocale())))
                .location(environment.getField().getSourceLocation())
                .path(path)
                .errorType(type(coded.code()))
                .extensions(extensions(coded.code(), coded.facts()))
                .build();
    }

    private GraphQLError badValue(DataFetchingEnvironment environment) {
        return error(
                environment,
                "BAD_VALUE",
                "BAD_VALUE",
                Map.of("field", environment.getField().getName()));
    }

    // The time was over, or whoever asked has gone: nobody's error, and not for the log.
    private static Optional<String> ended(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .mapMulti((Throwable cause, Consumer<String> code) -> {
                    switch (cause) {
                        case MongoOperationTimeoutException late -> code.accept("TIMEOUT");
                        case MongoExecutionTimeoutException late -> code.accept("TIMEOUT");
                        case MongoInterruptedException gone -> code.accept("CANCELLED");
                        case AbortExecutionException gone -> code.accept("CANCELLED");
                        default -> {}
                    }
                })
                .findFirst();
    }

    private GraphQLError unexpected(Throwable thrown, DataFetchingEnvironment environment) {
        var incident = UUID.randomUUID().toString();
        LOG.error("Incident {}", incident, thrown);
        return error(environment, "INTERNAL_ERROR", "INTERNAL_ERROR", Map.of("incident", incident));
    }

    private GraphQLError error(
            DataFetchingEnvironment environment, String code, String message, Map<String, Object> facts) {
        return GraphqlErrorBuilder.newError(environment)
                .errorType(type(code))
                .message("%s", messages.say(message, facts, Language.of(environment.getLocale())))
                .extensions(extensions(code, facts))
                .build();
    }

    private static Map<String, Object> extensions(String code, Map<String, Object> facts) {
        var extensions = new LinkedHashMap<String, Object>(facts);
        extensions.put("code", code);
        return extensions;
    }

    private static ErrorType type(String code) {
        return switch (code) {
            case "NOT_FOUND" -> ErrorType.NOT_FOUND;
            case "UNAUTHENTICATED" -> ErrorType.UNAUTHORIZED;
            case "FORBIDDEN", "SCOPE_MISSING", "FIELD_FORBIDDEN" -> ErrorType.FORBIDDEN;
            case "INTERNAL_ERROR" -> ErrorType.INTERNAL_ERROR;
            default -> ErrorType.BAD_REQUEST;
        };
    }
}
