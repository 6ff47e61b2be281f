package pilotregistry.graphql;

import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeName;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Objects;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Refusal;

/// Wires what the schema says of itself: its scalars and directives, and the text of every refusal.
@Component
class SchemaWiring implements RuntimeWiringConfigurer {

    private final Messages messages;
    private List<String> refusals = List.of();

    SchemaWiring(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void setTypeDefinitionRegistry(TypeDefinitionRegistry registry) {
        refusals = registry.getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getImplements().stream()
                        .anyMatch(of ->
                                of instanceof TypeName name && name.getName().equals("MutationError")))
                .map(ObjectTypeDefinition::getName)
                .toList();
    }

    @Override
    public void configure(RuntimeWiring.Builder builder) {
        for (var scalar : Scalars.all(messages)) {
            builder.scalar(scalar);
        }
        builder.directive("localized", new Directives.Localized())
                .directive("access", new Directives.Access())
                .directive("mandated", new Directives.Mandated())
                .directiveWiring(new GivenIds());
        DataFetcher<String> message = environment -> {
            Refusal<?> refusal = Objects.requireNonNull(environment.getSource());
            return messages.say(refusal.key(), refusal.facts(), Language.of(environment.getLocale()));
        };
        refusals.forEach(type -> builder.type(type, wiring -> wiring.dataFetcher("message", message)));
    }
}
