package pilotregistry.graphql;

import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.CodedException;

/// Whether what a field is given as an id has the form of one: a kind, an underscore, a key. Where it has not, that
/// field alone is refused, as with any argument that cannot be taken.
final class GivenIds implements SchemaDirectiveWiring {

    private static final Pattern FORM = Pattern.compile("[a-z]{2,20}_[^\\s\\p{Cntrl}]{1,200}");
    private static final int SHOWN = 60;

    // These say of each id in its place what is wrong with it.
    private static final String LIST = "nodes";

    static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    static CodedException bad(String id) {
        return new CodedException("BAD_ID", Map.of("id", id.length() > SHOWN ? id.substring(0, SHOWN) + "…" : id));
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        var field = environment.getElement();
        var takesIds = field.getArguments().stream().anyMatch(each -> holdsIds(each.getType(), new HashSet<>()));
        if (takesIds
                && environment.getFieldsContainer() instanceof GraphQLObjectType
                && !field.getName().equals(LIST)) {
            DataFetcher<?> original = environment.getFieldDataFetcher();
            environment.setFieldDataFetcher(fetching -> {
                field.getArguments()
                        .forEach(each ->
                                check(each.getType(), fetching.getArguments().get(each.getName())));
                return original.get(fetching);
            });
        }
        return field;
    }

    private static boolean holdsIds(GraphQLInputType type, Set<GraphQLUnmodifiedType> seen) {
        var bare = GraphQLTypeUtil.unwrapAll(type);
        return bare == Scalars.GraphQLID
                || (bare instanceof GraphQLInputObjectType input
                        && seen.add(bare)
                        && input.getFields().stream().anyMatch(field -> holdsIds(field.getType(), seen)));
    }

    /// @throws CodedException `BAD_ID`
    private static void check(GraphQLInputType type, @Nullable Object value) {
        var bare = GraphQLTypeUtil.unwrapAll(type);
        switch (value) {
            case Collection<?> items -> items.forEach(item -> check((GraphQLInputType) bare, item));
            case Map<?, ?> fields
            when bare instanceof GraphQLInputObjectType input ->
                input.getFields().forEach(field -> check(field.getType(), fields.get(field.getName())));
            case String id when bare == Scalars.GraphQLID && !isId(id) -> throw bad(id);
            case null, default -> {}
        }
    }
}
