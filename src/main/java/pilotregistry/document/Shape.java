package pilotregistry.document;

import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.CodedException;

/// How large a document is, told from its syntax alone: before it is compared with the schema, which takes longer the
/// larger it is. Each fragment is measured once, however often it is spread. A field that is repeated counts as an
/// alias: both ask the same again.
final class Shape {

    private static final Set<String> INTROSPECTION = Set.of("__schema", "__type");
    private static final Set<String> CONDITIONS = Set.of("skip", "include");

    // Fragments within fragments grow by powers.
    private static final long MOST = 1_000_000_000;

    private final Limits limits;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Extent> measured = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private Shape(Document document, Limits limits) {
        this.limits = limits;
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /// @param here fields side by side, of fragments too
    private record Extent(int depth, long here, long fields, long aliases) {

        static final Extent NONE = new Extent(0, 0, 0, 0);
        static final Extent AGAIN = new Extent(0, 0, 0, 1);

        Extent and(Extent other) {
            return new Extent(
                    Math.max(depth, other.depth),
                    Math.min(here + other.here, MOST),
                    Math.min(fields + other.fields, MOST),
                    Math.min(aliases + other.aliases, MOST));
        }
    }

    /// @throws CodedException naming the first limit that is passed
    static void check(Document document, Limits limits) {
        var shape = new Shape(document, limits);
        within("FRAGMENT_LIMIT", shape.fragments.size(), limits.fragments());
        var whole = Extent.NONE;
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            shape.checkDirectives(operation);
            operation.getVariableDefinitions().forEach(variable -> checkLists(variable.getType(), limits));
            if (operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
                shape.checkAlways(operation.getSelectionSet(), new HashSet<>());
            }
            var extent = shape.measure(operation.getSelectionSet());
            var roots = operation.getOperation() == OperationDefinition.Operation.MUTATION
                    ? limits.mutations()
                    : limits.rootFields();
            within("ROOT_FIELD_LIMIT", extent.here(), roots);
            whole = whole.and(extent);
        }
        within("DEPTH_LIMIT", whole.depth(), limits.depth());
        within("ALIAS_LIMIT", whole.aliases(), limits.aliases());
        within("FIELD_LIMIT", whole.fields(), limits.fields());
    }

    private static void checkLists(Type<?> type, Limits limits) {
        var inner = type;
        for (int depth = 0; !(inner instanceof TypeName); depth++) {
            within("DEPTH_LIMIT", depth, limits.depth());
            inner = inner instanceof ListType list ? list.getType() : ((NonNullType) inner).getType();
        }
    }

    // What is subscribed to must not depend on a variable (GraphQL of 2025, 5.2.4.1); the engine breaks off over it.
    private void checkAlways(SelectionSet selections, Set<String> seen) {
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof DirectivesContainer<?> element
                    && element.getDirectives().stream().anyMatch(each -> CONDITIONS.contains(each.getName()))) {
                throw new CodedException("SUBSCRIPTION_CONDITION");
            }
            if (selection instanceof InlineFragment inline) {
                checkAlways(inline.getSelectionSet(), seen);
            } else if (selection instanceof FragmentSpread spread && seen.add(spread.getName())) {
                var fragment = fragments.get(spread.getName());
                if (fragment != null) {
                    checkAlways(fragment.getSelectionSet(), seen);
                }
            }
        }
    }

    private static void within(String code, long given, long limit) {
        if (given > limit) {
            throw new CodedException(code, Map.of("limit", limit, "given", given));
        }
    }

    private Extent measure(@Nullable SelectionSet selections) {
        var extent = Extent.NONE;
        if (selections != null) {
            var names = new HashSet<String>();
            for (Selection<?> selection : selections.getSelections()) {
                extent = extent.and(measure(selection));
                if (selection instanceof Field field && !names.add(field.getResultKey())) {
                    extent = extent.and(Extent.AGAIN);
                }
            }
        }
        return extent;
    }

    private Extent measure(Selection<?> selection) {
        return switch (selection) {
            case Field field -> measure(field);
            case InlineFragment inline -> {
                checkDirectives(inline);
                yield measure(inline.getSelectionSet());
            }
            case FragmentSpread spread -> {
                checkDirectives(spread);
                yield measure(spread.getName());
            }
            default -> Extent.NONE;
        };
    }

    private Extent measure(Field field) {
        checkDirectives(field);
        var inner = measure(field.getSelectionSet());
        var depth = INTROSPECTION.contains(field.getName()) ? 1 : inner.depth() + 1;
        return new Extent(depth, 1, inner.fields() + 1, inner.aliases() + (field.getAlias() == null ? 0 : 1));
    }

    // A fragment that leads back to itself, or is none, is for the validation to refuse.
    private Extent measure(String fragment) {
        var known = measured.get(fragment);
        if (known != null) {
            return known;
        }
        var definition = fragments.get(fragment);
        if (definition == null || !open.add(fragment)) {
            return Extent.NONE;
        }
        checkDirectives(definition);
        var extent = measure(definition.getSelectionSet());
        open.remove(fragment);
        measured.put(fragment, extent);
        return extent;
    }

    private void checkDirectives(DirectivesContainer<?> element) {
        within("DIRECTIVE_LIMIT", element.getDirectives().size(), limits.directives());
    }
}
