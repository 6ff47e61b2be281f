package pilotregistry.document;

import graphql.introspection.Introspection;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through a valid operation once, with the schema beside it.
final class OperationReader {

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Term> prices = new LinkedHashMap<>();
    private final List<Operation.Place> places = new ArrayList<>();
    private final Set<String> coordinates = new LinkedHashSet<>();
    private final Map<String, String> deprecated = new LinkedHashMap<>();
    private final boolean asked;
    private boolean introspects;

    private OperationReader(GraphQLSchema schema, Document document, boolean asked) {
        this.schema = schema;
        this.asked = asked;
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /// The operations of a document by their names, the nameless one under the empty name.
    ///
    /// @throws pilotregistry.language.CodedException where the document holds what is no text
    static Map<String, Operation> read(Document document, GraphQLSchema schema) {
        var operations = new HashMap<String, Operation>();
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            var mutation = operation.getOperation() == OperationDefinition.Operation.MUTATION;
            var reader = new OperationReader(schema, document, !mutation);
            operations.put(Objects.requireNonNullElse(operation.getName(), ""), reader.read(operation));
        }
        return Map.copyOf(operations);
    }

    private Operation read(OperationDefinition operation) {
        var root =
                switch (operation.getOperation()) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                };
        roots(operation.getSelectionSet(), Objects.requireNonNull(root));
        return new Operation(
                Collections.unmodifiableMap(prices),
                List.copyOf(places),
                Set.copyOf(coordinates),
                Map.copyOf(deprecated),
                introspects);
    }

    private void roots(SelectionSet selections, GraphQLCompositeType root) {
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> {
                    introspects |= field.getName().equals("__schema")
                            || field.getName().equals("__type");
                    prices.merge(
                            field.getResultKey(),
                            PriceList.switched(field.getDirectives(), weighed(field, root, null)),
                            (one, other) -> Term.sum(List.of(one, other)));
                }
                case InlineFragment inline -> roots(inline.getSelectionSet(), root);
                case FragmentSpread spread -> roots(fragment(spread).getSelectionSet(), root);
                default -> throw new IllegalStateException("no selection: " + selection);
            }
        }
    }

    private Term weighed(Field field, GraphQLCompositeType parent, Term.@Nullable Length given) {
        var definition = Introspection.getFieldDef(schema, parent, field.getName());
        use(parent.getName() + "." + field.getName(), definition.getDeprecationReason());
        arguments(field, definition, parent.getName() + "." + field.getName());
        var weight = new Term.Constant(PriceList.weight(field, definition));
        if (field.getSelectionSet() == null
                || !(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type)) {
            return weight;
        }
        var sized = PriceList.Sized.of(field, definition);
        var inner = prices(field.getSelectionSet(), type, sized);
        var length =
                given != null ? given : sized == null || !sized.fields().isEmpty() ? Term.Length.ONE : sized.length();
        return Term.sum(List.of(weight, Term.times(length, inner)));
    }

    private Term prices(SelectionSet selections, GraphQLCompositeType type, PriceList.@Nullable Sized sized) {
        return Term.sum(selections.getSelections().stream()
                .map(selection -> price(selection, type, sized))
                .toList());
    }

    private Term price(Selection<?> selection, GraphQLCompositeType type, PriceList.@Nullable Sized sized) {
        return switch (selection) {
            case Field field -> {
                var length = sized != null && sized.fields().contains(field.getName()) ? sized.length() : null;
                yield PriceList.switched(field.getDirectives(), weighed(field, type, length));
            }
            case InlineFragment inline -> {
                var inner = type(inline.getTypeCondition(), type);
                yield PriceList.switched(inline.getDirectives(), prices(inline.getSelectionSet(), inner, sized));
            }
            case FragmentSpread spread -> {
                var fragment = fragment(spread);
                var inner = type(fragment.getTypeCondition(), type);
                yield PriceList.switched(spread.getDirectives(), prices(fragment.getSelectionSet(), inner, sized));
            }
            default -> throw new IllegalStateException("no selection: " + selection);
        };
    }

    private GraphQLCompositeType type(@Nullable TypeName condition, GraphQLCompositeType otherwise) {
        return condition == null
                ? otherwise
                : (GraphQLCompositeType) Objects.requireNonNull(schema.getType(condition.getName()));
    }

    private FragmentDefinition fragment(FragmentSpread spread) {
        return Objects.requireNonNull(fragments.get(spread.getName()));
    }

    private void arguments(Field field, GraphQLFieldDefinition definition, String coordinate) {
        for (var argument : field.getArguments()) {
            var declared = definition.getArgument(argument.getName());
            use(coordinate + "(" + argument.getName() + ":)", declared.getDeprecationReason());
            value(field.getName() + "." + argument.getName(), argument.getValue(), declared.getType());
        }
    }

    private void value(String path, Value<?> value, GraphQLInputType declared) {
        var type = GraphQLTypeUtil.unwrapAll(declared);
        switch (value) {
            case StringValue text -> Texts.check(path, text.getValue(), asked);
            case VariableReference variable -> places.add(new Operation.Place(path, variable.getName(), asked));
            case ArrayValue items -> items.getValues().forEach(item -> value(path, item, declared));
            case EnumValue constant
            when type instanceof GraphQLEnumType constants -> {
                var declaredConstant = constants.getValue(constant.getName());
                use(
                        constants.getName() + "." + constant.getName(),
                        declaredConstant == null ? null : declaredConstant.getDeprecationReason());
            }
            case ObjectValue object
            when type instanceof GraphQLInputObjectType input ->
                object.getObjectFields().forEach(field -> {
                    var inner = input.getField(field.getName());
                    use(input.getName() + "." + field.getName(), inner.getDeprecationReason());
                    value(path + "." + field.getName(), field.getValue(), inner.getType());
                });
            default -> {}
        }
    }

    private void use(String coordinate, @Nullable String reason) {
        coordinates.add(coordinate);
        if (reason != null) {
            deprecated.put(coordinate, reason);
        }
    }
}
