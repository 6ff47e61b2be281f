package pilotregistry.history;

import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// What fields and acts are called, as the schema describes them: the first words of a description.
final class Words {

    private static final Pattern BOTH = Pattern.compile("(?<zh>.*?[。！？])\\s+(?<en>[\\x20-\\x7e].*)", Pattern.DOTALL);
    private static final Pattern FIRST_ZH = Pattern.compile("[。；：，（]");
    private static final Pattern FIRST_EN = Pattern.compile("[.;:(]");

    private final GraphQLSchema schema;
    private final Messages messages;

    Words(GraphQLSchema schema, Messages messages) {
        this.schema = schema;
        this.messages = messages;
    }

    /// The names of the fields along a path; places in lists counted from 1.
    Label label(String type, List<String> path) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        @Nullable Object current = schema.getType(type);
        for (var name : path) {
            if (name.chars().allMatch(Character::isDigit)) {
                var place = Integer.parseInt(name) + 1;
                zh.add("第" + place + "项");
                en.add("no. " + place);
            } else {
                var field = current instanceof GraphQLFieldsContainer fields ? fields.getFieldDefinition(name) : null;
                var label = field == null ? new Label(name, name) : first(field.getDescription(), name);
                zh.add(label.zh());
                en.add(label.en());
                current = field == null ? null : GraphQLTypeUtil.unwrapAll(field.getType());
            }
        }
        return new Label(String.join(" › ", zh), String.join(" › ", en));
    }

    /// What an act is called: a mutation as the schema describes it, an act of the registry's own by its
    /// message.
    Label act(String name) {
        var mutations = schema.getMutationType();
        var mutation = mutations == null ? null : mutations.getFieldDefinition(name);
        if (mutation != null) {
            return first(mutation.getDescription(), name);
        }
        var key = "HistoryAct." + name;
        return messages.knows(key)
                ? new Label(messages.say(key, Map.of(), Language.ZH), messages.say(key, Map.of(), Language.EN))
                : new Label(name, name);
    }

    private static Label first(@Nullable String description, String name) {
        if (description == null) {
            return new Label(name, name);
        }
        var text = description.lines().map(String::strip).collect(Collectors.joining(" "));
        var both = BOTH.matcher(text);
        return both.matches()
                ? new Label(cut(both.group("zh"), FIRST_ZH), cut(both.group("en"), FIRST_EN))
                : new Label(name, name);
    }

    private static String cut(String text, Pattern end) {
        return end.split(text, 2)[0].strip();
    }
}
