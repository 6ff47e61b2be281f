package pilotregistry.connection;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.stereotype.Component;

/// Hands a [PageRequest] or [ListRequest] to a controller method that has such a parameter.
@Component
final class ListArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == PageRequest.class || type == ListRequest.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        var arguments = environment.getArguments();
        return parameter.getParameterType() == PageRequest.class
                ? PageRequest.of(arguments)
                : ListRequest.of(arguments);
    }
}
