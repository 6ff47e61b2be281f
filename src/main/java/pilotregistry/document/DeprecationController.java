package pilotregistry.document;

import graphql.introspection.Introspection;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;

/// GraphQL: what is deprecated, when it goes, and whom that concerns.
@Controller
class DeprecationController {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final ObjectProvider<GraphQlSource> source;
    private final DeprecatedUses uses;

    DeprecationController(ObjectProvider<GraphQlSource> source, DeprecatedUses uses) {
        this.source = source;
        this.uses = uses;
    }

    @QueryMapping
    List<Deprecation> deprecations(Actor actor) {
        actor.acting(Scope.ADMIN, mandate -> true, Role.ADMINISTRATOR);
        return of(source.getObject().schema(), uses.all());
    }

    /// Of a schema, by coordinates.
    static List<Deprecation> of(GraphQLSchema schema, Map<String, List<DeprecatedUse>> uses) {
        return reasons(schema).entrySet().stream()
                .map(element -> new Deprecation(
                        element.getKey(),
                        element.getValue(),
                        day(element.getValue()),
                        uses.getOrDefault(element.getKey(), List.of())))
                .toList();
    }

    private static Map<String, String> reasons(GraphQLSchema schema) {
        var reasons = new TreeMap<String, String>();
        schema.getAllTypesAsList().stream()
                .filter(type -> !Introspection.isIntrospectionTypes(type))
                .forEach(type -> reasons(type, reasons));
        return reasons;
    }

    private static void reasons(GraphQLNamedType type, Map<String, String> reasons) {
        switch (type) {
            case GraphQLFieldsContainer container ->
                container.getFields().forEach(field -> reasons(type, field, reasons));
            case GraphQLInputObjectType input ->
                input.getFields()
                        .forEach(field ->
                                add(type.getName() + "." + field.getName(), field.getDeprecationReason(), reasons));
            case GraphQLEnumType constants ->
                constants
                        .getValues()
                        .forEach(value ->
                                add(type.getName() + "." + value.getName(), value.getDeprecationReason(), reasons));
            default -> {}
        }
    }

    private static void reasons(GraphQLNamedType type, GraphQLFieldDefinition field, Map<String, String> reasons) {
        var coordinate = type.getName() + "." + field.getName();
        add(coordinate, field.getDeprecationReason(), reasons);
        field.getArguments()
                .forEach(argument ->
                        add(coordinate + "(" + argument.getName() + ":)", argument.getDeprecationReason(), reasons));
    }

    private static void add(String coordinate, @Nullable String reason, Map<String, String> reasons) {
        if (reason != null) {
            reasons.put(coordinate, reason);
        }
    }

    // House rules have the reason name it.
    private static @Nullable LocalDate day(String reason) {
        var found = DAY.matcher(reason);
        return found.find() ? LocalDate.parse(found.group()) : null;
    }
}
