package pilotregistry.export;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.NonNullType;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pilotregistry.attachment.FileProblem;
import pilotregistry.document.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the arguments of a list from the parameters of an address, as strictly as the API reads variables.
@Component
class SelectionReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final VariableDefinition SELECTION = VariableDefinition.newVariableDefinition()
            .name("select")
            .type(NonNullType.newNonNullType(
                            TypeName.newTypeName("ExportSelection").build())
                    .build())
            .build();

    // Asked for when it is needed: the schema is made of the controllers, and one of them leads here.
    private final ObjectProvider<GraphQlSource> source;

    SelectionReader(ObjectProvider<GraphQlSource> source) {
        this.source = source;
    }

    Selection read(ExportList list, HttpServletRequest parameters) {
        var arguments = new HashMap<String, Object>();
        put(arguments, "filter", parameters.getParameter("filter"));
        put(arguments, "orderBy", parameters.getParameter("orderBy"));
        var text = parameters.getParameter("text");
        if (text != null) {
            arguments.put("text", text);
        }
        Texts.checkAsked(list.field(), arguments);
        return Selection.of(coerced(Map.of(list.field(), arguments)));
    }

    /// Reads what [Selection#asked] wrote.
    @SuppressWarnings("unchecked") // a JSON object is a map
    Selection read(ExportList list, String asked) {
        return Selection.of(coerced(Map.of(list.field(), JSON.readValue(asked, Map.class))));
    }

    private static void put(Map<String, Object> arguments, String name, @Nullable String json) {
        if (json != null) {
            try {
                arguments.put(name, Objects.requireNonNull(JSON.readValue(json, Object.class)));
            } catch (JacksonException | NullPointerException e) {
                throw refused(name);
            }
        }
    }

    @SuppressWarnings("unchecked") // an input object is a map
    private Map<String, Object> coerced(Map<String, Object> select) {
        try {
            var values = ValuesResolver.coerceVariableValues(
                    source.getObject().schema(),
                    List.of(SELECTION),
                    RawVariables.of(Map.of("select", select)),
                    GraphQLContext.getDefault(),
                    Locale.ROOT);
            return (Map<String, Object>) Objects.requireNonNull(values.get("select"));
        } catch (GraphQLException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static FileProblem refused(String detail) {
        return new FileProblem(HttpStatus.BAD_REQUEST, "BAD_SELECTION", Map.of("detail", detail));
    }
}
