package pilotregistry.history;

import graphql.language.FieldDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Objects;

/// The document that asks for everything a type says of itself: what it is linked to by its id only, and
/// nothing of what later modules hang on it.
final class Selection {

    private static final int DEPTH = 8;

    private Selection() {}

    static String everythingOf(GraphQLSchema schema, String type) {
        var object = Objects.requireNonNull(schema.getObjectType(type));
        return "{ asOf(id: \"record_0\", at: \"1970-01-01T00:00:00Z\") { ... on " + type + fields(object, DEPTH)
                + " } }";
    }

    private static String fields(GraphQLObjectType type, int depth) {
        var selected = new StringBuilder(" { __typename");
        var definition = Objects.requireNonNull(type.getDefinition());
        for (FieldDefinition own : definition.getFieldDefinitions()) {
            var field = type.getFieldDefinition(own.getName());
            if (field.getArguments().stream().noneMatch(Selection::isNeeded)) {
                selected.append(selection(field, depth));
            }
        }
        return selected.append(" }").toString();
    }

    private static boolean isNeeded(GraphQLArgument argument) {
        return GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue();
    }

    private static String selection(GraphQLFieldDefinition field, int depth) {
        var named = GraphQLTypeUtil.unwrapAll(field.getType());
        if (named instanceof GraphQLInterfaceType) {
            return " " + field.getName() + " { __typename ... on Node { id } }";
        }
        if (!(named instanceof GraphQLObjectType object)) {
            return " " + field.getName();
        }
        if (object.getInterfaces().stream().anyMatch(each -> each.getName().equals("Node"))) {
            return " " + field.getName() + " { id }";
        }
        return depth == 0 || object.getName().endsWith("Connection")
                ? ""
                : " " + field.getName() + fields(object, depth - 1);
    }
}
