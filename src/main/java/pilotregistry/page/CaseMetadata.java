package pilotregistry.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What search engines read of a case: schema.org, from the same answer that the page is written from.
@Component
class CaseMetadata {

    /// Whether nobody but the case itself vouches for any of its figures.
    static boolean isUnverified(Map<String, Object> found) {
        return Answer.list(Answer.map(found.get("content")).get("results")).stream()
                .noneMatch(result -> "CONFIRMED".equals(result.get("verification")));
    }

    Map<String, Object> of(Map<String, Object> found, String address) {
        var content = Answer.map(found.get("content"));
        var published = Answer.map(found.get("published"));
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("@context", "https://schema.org");
        metadata.put("@type", "Report");
        metadata.put("@id", address);
        metadata.put("url", address);
        put(metadata, "reportNumber", found.get("number"));
        put(metadata, "headline", found.get("title"));
        put(metadata, "name", found.get("title"));
        put(metadata, "abstract", content.get("summary"));
        metadata.put("inLanguage", "zh-CN");
        put(metadata, "datePublished", found.get("firstPublishedAt"));
        put(metadata, "dateModified", published.get("publishedAt"));
        put(metadata, "version", published.get("number"));
        put(metadata, "license", Answer.map(found.get("licence")).get("url"));
        metadata.put("author", organization(found.get("authorName")));
        put(
                metadata,
                "publisher",
                organization(Answer.map(published.get("publisher")).get("name")));
        put(metadata, "spatialCoverage", place(content));
        metadata.put("keywords", industries(content));
        metadata.put("about", figures(content));
        // Beside the notice on the page: a machine must not take an invented case for a real one either.
        put(metadata, "creativeWorkStatus", found.get("notice"));
        metadata.values().removeIf(value -> value instanceof List<?> none && none.isEmpty());
        return metadata;
    }

    private static List<String> industries(Map<String, Object> content) {
        return Answer.list(content.get("industries")).stream()
                .flatMap(choice -> Stream.of(Answer.map(choice.get("industry")).get("name"), choice.get("text")))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    private static List<Map<String, Object>> figures(Map<String, Object> content) {
        var figures = new ArrayList<Map<String, Object>>();
        for (var result : Answer.list(content.get("results"))) {
            var figure = new LinkedHashMap<String, Object>();
            figure.put("@type", "PropertyValue");
            put(figure, "propertyID", Answer.map(result.get("metric")).get("key"));
            put(figure, "name", Answer.map(result.get("metric")).get("name"));
            put(figure, "value", result.get("value"));
            put(figure, "unitText", result.get("unit"));
            figures.add(figure);
        }
        return figures;
    }

    private static @Nullable Map<String, Object> organization(@Nullable Object name) {
        return name == null ? null : Map.of("@type", "Organization", "name", name);
    }

    private static @Nullable Map<String, Object> place(Map<String, Object> content) {
        var name = Answer.map(content.get("province")).get("name");
        return name == null ? null : Map.of("@type", "AdministrativeArea", "name", name);
    }

    private static void put(Map<String, Object> into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
