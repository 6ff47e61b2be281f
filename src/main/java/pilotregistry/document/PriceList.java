package pilotregistry.document;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what the schema says of prices: `@cost` and `@listSize`, as IBM's specification of costs has them, except that
/// a field without a weight weighs 1 even where it is a leaf, since answers are paid for by what is in them.
final class PriceList {

    private static final long USUAL = 1;

    // The whole schema is some 800 KB; no directive can stand at what the engine itself defines.
    private static final Map<String, Long> INTROSPECTION = Map.of("__schema", 20_000L, "__type", 500L);

    private PriceList() {}

    /// What the field itself weighs, by its own `@cost`, else by that of its type, with what its arguments add.
    static long weight(Field field, GraphQLFieldDefinition definition) {
        var type = GraphQLTypeUtil.unwrapAll(definition.getType());
        var own = weight(definition);
        var ofType = type instanceof GraphQLDirectiveContainer container ? weight(container) : null;
        long weight = own != null ? own : ofType != null ? ofType : INTROSPECTION.getOrDefault(field.getName(), USUAL);
        for (var argument : field.getArguments()) {
            var more = weight(definition.getArgument(argument.getName()));
            weight += more == null ? 0 : more;
        }
        return weight;
    }

    private static @Nullable Long weight(GraphQLDirectiveContainer element) {
        var cost = element.getAppliedDirective("cost");
        return cost != null && argument(cost, "weight") instanceof String weight ? Long.valueOf(weight) : null;
    }

    /// How long the list is that a field gives, or that fields of it give.
    record Sized(Term.Length length, List<String> fields) {

        static @Nullable Sized of(Field field, GraphQLFieldDefinition definition) {
            var size = definition.getAppliedDirective("listSize");
            if (size == null) {
                return null;
            }
            var assumed = argument(size, "assumedSize") instanceof Integer number ? number : 1;
            return new Sized(
                    length(field, assumed, names(argument(size, "slicingArguments"))),
                    names(argument(size, "sizedFields")));
        }

        private static List<String> names(@Nullable Object value) {
            return value instanceof List<?> names
                    ? names.stream().map(String::valueOf).toList()
                    : List.of();
        }

        private static Term.Length length(Field field, long assumed, List<String> slicing) {
            Long said = null;
            var variables = new ArrayList<String>();
            for (Argument argument : field.getArguments()) {
                if (slicing.contains(argument.getName())) {
                    var literal = length(argument.getValue());
                    if (argument.getValue() instanceof VariableReference variable) {
                        variables.add(variable.getName());
                    } else if (literal != null) {
                        said = said == null ? literal : Math.max(said, literal);
                    }
                }
            }
            return new Term.Length(assumed, said, List.copyOf(variables));
        }

        // The value was validated to be an Int, which is to say of 32 bits, when it is written in the document.
        private static @Nullable Long length(Value<?> literal) {
            return switch (literal) {
                case IntValue number -> Math.max(number.getValue().longValue(), 0);
                case ArrayValue items -> (long) items.getValues().size();
                default -> null;
            };
        }
    }

    /// The price of a selection with its `@skip` and `@include`.
    static Term switched(List<Directive> directives, Term price) {
        var switched = price;
        for (var directive : directives) {
            var condition = directive.getArgument("if");
            var on = directive.getName().equals("include");
            if (condition != null && (on || directive.getName().equals("skip"))) {
                switched = switch (condition.getValue()) {
                    case VariableReference variable -> new Term.Switched(variable.getName(), on, switched);
                    case BooleanValue written when written.isValue() != on -> new Term.Constant(0);
                    default -> switched;
                };
            }
        }
        return switched;
    }

    private static @Nullable Object argument(GraphQLAppliedDirective directive, String name) {
        var argument = directive.getArgument(name);
        return argument == null ? null : argument.getValue();
    }
}
