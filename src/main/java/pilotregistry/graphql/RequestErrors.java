package pilotregistry.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.introspection.GoodFaithIntrospection;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import reactor.core.publisher.Mono;

/// Gives a code to the errors that arise before any field is read: syntax, validation, malformed variables.
@Component
@Order(0)
class RequestErrors implements WebGraphQlInterceptor {

    private static final int SHOWN = 500;

    private final Messages messages;

    RequestErrors(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var locale = Language.of(request.getLocale()) == Language.ZH ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        request.configureExecutionInput(
                (input, builder) -> builder.locale(locale).build());
        return chain.next(request).map(response -> {
            var errors = response.getExecutionResult().getErrors();
            if (errors.stream().allMatch(RequestErrors::coded)) {
                return response;
            }
            return response.transform(builder -> builder.errors(errors.stream()
                    .map(error -> withCode(error, Language.of(locale)))
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
        extensions.put("code", code(error));
        return GraphqlErrorBuilder.newError()
                .message("%s", message(error, language))
                .locations(error.getLocations())
                .path(error.getPath())
                .errorType(error.getErrorType())
                .extensions(extensions)
                .build();
    }

    // The scalars say it themselves; of the rest graphql-java knows what is wrong, in English.
    private String message(GraphQLError error, Language language) {
        var said = String.valueOf(error.getMessage());
        var detail = said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said;
        var code = code(error);
        return code.equals("BAD_VALUE") ? detail : messages.say("REQUEST." + code, Map.of("detail", detail), language);
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
            case ErrorType.OperationNotSupported -> "OPERATION_NOT_SUPPORTED";
            case org.springframework.graphql.execution.ErrorType.BAD_REQUEST -> "BAD_REQUEST";
            default -> "INTERNAL_ERROR";
        };
    }
}
