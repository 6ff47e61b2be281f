package pilotregistry.document;

import graphql.Scalars;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.CodedException;

/// Whether what is given as an id has the form of one: a kind, an underscore, a key.
final class Ids {

    private static final Pattern FORM = Pattern.compile("[a-z]{2,20}_[^\\s\\p{Cntrl}]{1,200}");
    private static final int SHOWN = 60;

    private Ids() {}

    /// @throws CodedException `BAD_ID`
    static void check(GraphQLInputType type, @Nullable Object value) {
        var bare = GraphQLTypeUtil.unwrapAll(type);
        switch (value) {
            case Collection<?> items -> items.forEach(item -> check((GraphQLInputType) bare, item));
            case Map<?, ?> fields
            when bare instanceof GraphQLInputObjectType input ->
                input.getFields().forEach(field -> check(field.getType(), fields.get(field.getName())));
            case String id when bare == Scalars.GraphQLID && !FORM.matcher(id).matches() -> throw bad(id);
            case null, default -> {}
        }
    }

    private static CodedException bad(String id) {
        return new CodedException("BAD_ID", Map.of("id", id.length() > SHOWN ? id.substring(0, SHOWN) : id));
    }
}
