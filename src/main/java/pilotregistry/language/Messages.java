package pilotregistry.language;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/// The texts of `messages_zh.properties` and `messages_en.properties`, with `{name}` filled from facts.
@Component
public class Messages {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<Language, Properties> texts = Map.of(Language.ZH, read("zh"), Language.EN, read("en"));

    public String say(String key, Map<String, ?> facts, Language language) {
        var text = Objects.requireNonNull(texts.get(language)).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No message " + key + " in " + language);
        }
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            var value = facts.get(match.group(1));
            return Matcher.quoteReplacement(value instanceof Label label ? label.in(language) : String.valueOf(value));
        });
    }

    public boolean knows(String key) {
        return texts.values().stream().allMatch(properties -> properties.containsKey(key));
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
