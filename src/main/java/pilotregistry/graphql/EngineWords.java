package pilotregistry.graphql;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// What the engine says of a request, in the caller's language and without the names of its classes. Most of its texts
/// come from the bundles in `i18n/`; some it has in English only.
@Component
class EngineWords {

    private static final Pattern VARIABLE =
            Pattern.compile("Variable '(?<variable>.+?)' has an invalid value: (?<detail>.*)", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("(?:Input field|Field|Variable|Argument) '(?<name>.+?)'"
            + "(?: of variable '.+?')? has coerced Null value for NonNull type '(?<type>.+)'");
    private static final Pattern NULL = Pattern.compile("Coerced Null value for NonNull type '(?<type>.+)'");
    private static final Pattern NO_OBJECT =
            Pattern.compile("Expected type 'Map' but was '(?<kind>\\w*)'\\. Variables for input objects .*");
    private static final Pattern UNKNOWN_FIELD = Pattern.compile(
            "The variables input contains a field name '(?<name>.*)' that is not defined"
                    + " for input object type '(?<type>\\w+)' ?",
            Pattern.DOTALL);
    private static final Pattern UNNAMED =
            Pattern.compile("Must provide operation name if query contains multiple operations\\.");
    private static final Pattern UNKNOWN_OPERATION =
            Pattern.compile("Unknown operation named '(?<name>.*)'\\.", Pattern.DOTALL);

    private static final Pattern BAD_FAITH =
            Pattern.compile("This request is not asking for introspection in good faith.*", Pattern.DOTALL);

    /// In the bundles of `i18n/`: the name of a class, or an enum's constant within one; and a token that is none.
    private static final Pattern KIND = Pattern.compile("⟦(?<kind>[^⟧]*)⟧");
    private static final Pattern CONSTANT = Pattern.compile("EnumValue\\{name='(?<name>\\w+)'}");
    private static final Pattern TOKEN =
            Pattern.compile("⟨(?:token recognition error at: )?'?(?<text>.*?)'?⟩", Pattern.DOTALL);

    // What is wrong with a request is told in less than 2 KB, whatever it was.
    private static final int SHOWN = 160;

    private final Messages messages;

    EngineWords(Messages messages) {
        this.messages = messages;
    }

    /// The text that goes with a code.
    String said(String code, String engine, Language language) {
        var variable = VARIABLE.matcher(engine);
        if (variable.matches()) {
            var facts = Map.of(
                    "variable",
                    shortened(variable.group("variable")),
                    "detail",
                    detail(variable.group("detail"), language));
            return messages.say("REQUEST.VARIABLE", facts, language);
        }
        return messages.say("REQUEST." + code, Map.of("detail", detail(engine, language)), language);
    }

    private String detail(String engine, Language language) {
        for (var known : Known.values()) {
            var found = known.pattern.matcher(engine);
            if (found.matches()) {
                return messages.say("REQUEST." + known, known.facts(found, kind -> kind(kind, language)), language);
            }
        }
        var kinds = KIND.matcher(engine).replaceAll(found -> quoted(kind(found.group("kind"), language)));
        return shortened(TOKEN.matcher(kinds).replaceAll(found -> quoted("“" + found.group("text") + "”")));
    }

    /// What the engine says in English only.
    private enum Known {
        MISSING(EngineWords.MISSING),
        NULL(EngineWords.NULL),
        NO_OBJECT(EngineWords.NO_OBJECT),
        UNKNOWN_FIELD(EngineWords.UNKNOWN_FIELD),
        UNNAMED(EngineWords.UNNAMED),
        UNKNOWN_OPERATION(EngineWords.UNKNOWN_OPERATION),
        BAD_FAITH(EngineWords.BAD_FAITH);

        private final Pattern pattern;

        Known(Pattern pattern) {
            this.pattern = pattern;
        }

        Map<String, String> facts(MatchResult found, UnaryOperator<String> kinds) {
            return switch (this) {
                case MISSING, UNKNOWN_FIELD ->
                    Map.of("name", shortened(found.group("name")), "type", found.group("type"));
                case NULL -> Map.of("type", found.group("type"));
                case NO_OBJECT -> Map.of("kind", kinds.apply(found.group("kind")));
                case UNKNOWN_OPERATION -> Map.of("name", shortened(found.group("name")));
                case UNNAMED, BAD_FAITH -> Map.of();
            };
        }
    }

    // Of values in documents and in variables.
    private String kind(String type, Language language) {
        var constant = CONSTANT.matcher(type);
        if (constant.matches()) {
            return "'" + constant.group("name") + "'";
        }
        var key =
                switch (type) {
                    case "IntValue", "Integer", "Long", "BigInteger" -> "INTEGER";
                    case "FloatValue", "BigDecimal", "Double", "Float" -> "NUMBER";
                    case "StringValue", "String" -> "STRING";
                    case "BooleanValue", "Boolean" -> "BOOLEAN";
                    case "EnumValue" -> "CONSTANT";
                    case "ArrayValue", "ArrayList" -> "LIST";
                    case "ObjectValue", "LinkedHashMap" -> "OBJECT";
                    case "NullValue", "NullNode", "null" -> "NOTHING";
                    default -> "OTHER";
                };
        return messages.say("REQUEST.KIND." + key, Map.of(), language);
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    private static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
