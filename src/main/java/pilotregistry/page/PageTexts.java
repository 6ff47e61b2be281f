package pilotregistry.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The words of the pages, from the very files that their scripts read.
@Component
@ConditionalOnWebApplication
class PageTexts {

    private final Map<Language, Map<String, Object>> texts = new EnumMap<>(Language.class);

    PageTexts(PageFiles files, JsonMapper json) throws IOException {
        for (var language : Language.values()) {
            try (InputStream file =
                    files.file("texts/" + name(language) + ".json").getInputStream()) {
                texts.put(language, json.readValue(file, new TypeReference<Map<String, Object>>() {}));
            }
        }
    }

    static String name(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    Map<String, Object> in(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    /// What a value of an enum is called, as in `PilotType.SIMPLIFIED`.
    String label(String named, Language language) {
        var parts = named.split("\\.", 2);
        return parts.length == 2 && in(language).get(parts[0]) instanceof Map<?, ?> labels
                ? Objects.toString(labels.get(parts[1]), parts[1])
                : named;
    }
}
