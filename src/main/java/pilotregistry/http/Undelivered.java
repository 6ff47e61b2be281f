package pilotregistry.http;

import graphql.language.Description;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;
import graphql.language.SourceLocation;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/// Takes `@defer` away, which the engine puts into every schema and then answers as if it were not there: nothing here
/// delivers a part of an answer later.
@Component
class Undelivered implements RuntimeWiringConfigurer {

    private static final String DEFER = "defer";

    // The engine adds its own unless there is one of that name; in a place that no request has, it fits nowhere.
    @Override
    public void setTypeDefinitionRegistry(TypeDefinitionRegistry registry) {
        registry.add(DirectiveDefinition.newDirectiveDefinition()
                .name(DEFER)
                .description(new Description("不支持。 Not supported.", SourceLocation.EMPTY, false))
                .directiveLocation(
                        DirectiveLocation.newDirectiveLocation().name("SCHEMA").build())
                .build());
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        DataFetcher<?> directives =
                environment -> delivered(environment.getGraphQLSchema().getDirectives());
        wiring.codeRegistry(GraphQLCodeRegistry.newCodeRegistry()
                .dataFetcher(FieldCoordinates.coordinates("__Schema", "directives"), directives));
    }

    private static List<GraphQLDirective> delivered(List<GraphQLDirective> directives) {
        return directives.stream()
                .filter(directive -> !directive.getName().equals(DEFER))
                .toList();
    }
}
