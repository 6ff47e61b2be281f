package pilotregistry.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.LinkedHashMap;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Gives a code to the errors that arise before any field is read: syntax, validation, malformed variables.
@Component
@Order(0)
class RequestErrors implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> {
            var errors = response.getExecutionResult().getErrors();
            if (errors.stream().allMatch(RequestErrors::coded)) {
                return response;
            }
            return response.transform(builder ->
                    builder.errors(errors.stream().map(RequestErrors::withCode).toList()));
        });
    }

    private static boolean coded(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey("code");
    }

    private static GraphQLError withCode(GraphQLError error) {
        if (coded(error)) {
            return error;
        }
        var extensions = new LinkedHashMap<String, Object>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.put("code", code(error));
        return GraphqlErrorBuilder.newError()
                .message("%s", error.getMessage())
                .locations(error.getLocations())
                .path(error.getPath())
                .errorType(error.getErrorType())
                .extensions(extensions)
                .build();
    }

    private static String code(GraphQLError error) {
        if (error instanceof CoercingParseValueException || error instanceof CoercingParseLiteralException) {
            return "BAD_VALUE";
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
