package pilotregistry.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.introspection.GoodFaithIntrospection;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import reactor.core.publisher.Mono;

/// Gives a code, and a text in the caller's language, to the errors that arise before any field is read: syntax,
/// validation, malformed variables.
@Component
@Order(0)
class RequestErrors implements WebGraphQlInterceptor {

    // The engine writes these in English only; what it says of the value itself has bundles in i18n/.
    private static final Pattern VARIABLE =
            Pattern.compile("Variable '(?<variable>.+?)' has an invalid value: (?<detail>.*)", Pattern.DOTALL);
    private static final Pattern MISSING =
            Pattern.compile("(?:Field|Variable) '(?<name>.+?)' has coerced Null value for NonNull type '(?<type>.+)'");

    // What is wrong with a request is told in less than 2 KB, whatever it was.
    private static final int SHOWN = 160;
    private static final int TOLD = 5;
    private static final int PLACES = 3;

    private final Messages messages;

    RequestErrors(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        // One of the two languages: the engine has others of its own.
        var language = Language.of(request.getLocale());
        request.configureExecutionInput(
                (input, builder) -> builder.locale(language.locale()).build());
        return chain.next(request).map(response -> {
            var errors = response.getExecutionResult().getErrors();
            if (errors.stream().allMatch(RequestErrors::coded)) {
                return response;
            }
            var told = response.getExecutionResult().isDataPresent() ? errors.size() : TOLD;
            return response.transform(builder -> builder.errors(errors.stream()
                    .limit(told)
                    .map(error -> withCode(error, language))
                    .toList()));
        });
    }

    private static boolean coded(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey("code");
    }

    private GraphQLError withCode(GraphQLError error, Language language) {
        if (coded(error)) {
            return error;
        }
        var extensions = new LinkedHashMap<String, Object>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        var code = code(error);
        extensions.put("code", code);
        return GraphqlErrorBuilder.newError()
                .message("%s", text(code, shortened(String.valueOf(error.getMessage())), language))
                .locations(
                        error.getLocations() == null
                                ? List.of()
                                : error.getLocations().stream().limit(PLACES).toList())
                .path(error.getPath())
                .errorType(error.getErrorType())
                .extensions(extensions)
                .build();
    }

    private String text(String code, String detail, Language language) {
        var variable = VARIABLE.matcher(detail);
        if (variable.matches()) {
            var facts = Map.of(
                    "variable", variable.group("variable"), "detail", detail(variable.group("detail"), language));
            return messages.say("REQUEST.VARIABLE", facts, language);
        }
        return messages.say("REQUEST." + code, Map.of("detail", detail(detail, language)), language);
    }

    private static String shortened(String detail) {
        return detail.length() > SHOWN ? detail.substring(0, SHOWN) + "…" : detail;
    }

    private String detail(String detail, Language language) {
        var missing = MISSING.matcher(detail);
        return missing.matches()
                ? messages.say(
                        "REQUEST.MISSING",
                        Map.of("name", missing.group("name"), "type", missing.group("type")),
                        language)
                : detail;
    }

    private static String code(GraphQLError error) {
        if (error instanceof CoercingParseValueException || error instanceof CoercingParseLiteralException) {
            return "BAD_VALUE";
        }
        if (error instanceof GoodFaithIntrospection.BadFaithIntrospectionError) {
            return "BAD_REQUEST";
        }
        return switch (error.getErrorType()) {
            case ErrorType.InvalidSyntax -> "SYNTAX";
            case ErrorType.ValidationError -> "VALIDATION";
            case ErrorType.ExecutionAborted -> "CANCELLED";
            case ErrorType.OperationNotSupported -> "OPERATION_NOT_SUPPORTED";
            case org.springframework.graphql.execution.ErrorType.BAD_REQUEST -> "BAD_REQUEST";
            default -> "INTERNAL_ERROR";
        };
    }
}
