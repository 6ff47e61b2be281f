package pilotregistry.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.introspection.GoodFaithIntrospection;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import reactor.core.publisher.Mono;

/// Gives a code, and a text in the caller's language, to the errors that arise before any field is read: syntax,
/// validation, malformed variables.
@Component
@Order(0)
class RequestErrors implements WebGraphQlInterceptor {

    // What is wrong with a request is told in less than 2 KB, whatever it was.
    private static final int TOLD = 5;
    private static final int PLACES = 3;

    private final EngineWords words;

    RequestErrors(EngineWords words) {
        this.words = words;
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
                .message("%s", words.said(code, String.valueOf(error.getMessage()), language))
                .locations(
                        error.getLocations() == null
                                ? List.of()
                                : error.getLocations().stream().limit(PLACES).toList())
                .path(error.getPath())
                .errorType(error.getErrorType())
                .extensions(extensions)
                .build();
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
