package pilotregistry.language;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/// The texts of `messages_zh.properties` and `messages_en.properties`: `{name}` is filled from facts, `@{key}` is
/// another text, so that what is said in two places is written once.
@Component
public class Messages {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern REFERENCE = Pattern.compile("@\\{([\\w.]+)}");

    private final Map<Language, Properties> texts = Map.of(Language.ZH, read("zh"), Language.EN, read("en"));

    public String say(String key, Map<String, ?> facts, Language language) {
        return PLACEHOLDER
                .matcher(text(key, language))
                .replaceAll(match -> Matcher.quoteReplacement(shown(facts.get(match.group(1)), language)));
    }

    public boolean knows(String key) {
        return texts.values().stream().allMatch(properties -> properties.containsKey(key));
    }

    private String text(String key, Language language) {
        var text = in(language).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No message " + key + " in " + language);
        }
        return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(text(match.group(1), language)));
    }

    // Labels in the language, constants by their text where they have one, lists in a row.
    private String shown(@Nullable Object fact, Language language) {
        return switch (fact) {
            case Label label -> label.in(language);
            case Collection<?> none when none.isEmpty() -> text("NONE", language);
            case Collection<?> some ->
                some.stream().map(each -> shown(each, language)).collect(Collectors.joining(separator(language)));
            case Enum<?> constant ->
                in(language)
                        .getProperty(
                                constant.getDeclaringClass().getSimpleName() + "." + constant.name(), constant.name());
            case null, default -> String.valueOf(fact);
        };
    }

    private static String separator(Language language) {
        return switch (language) {
            case ZH -> "、";
            case EN -> ", ";
        };
    }

    private Properties in(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    private static Properties read(String language) {
        var resource = new ClassPathResource("messages_" + language + ".properties");
        try {
            return PropertiesLoaderUtils.loadProperties(new EncodedResource(resource, "UTF-8"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
