package pilotregistry.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The documents of the registry's own pages: trusted as they are, by every node, without anybody registering them.
@Component
public class ShippedDocuments {

    private static final String PLACE = "classpath:pages/documents/*.graphql";
    private static final String ENDING = ".graphql";

    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, String> byHash;

    ShippedDocuments() throws IOException {
        for (var file : new PathMatchingResourcePatternResolver().getResources(PLACE)) {
            var name = Objects.requireNonNull(file.getFilename());
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            texts.put(name.substring(0, name.length() - ENDING.length()), text);
        }
        byHash = texts.values().stream().collect(Collectors.toUnmodifiableMap(Sha256::of, text -> text));
    }

    /// The ids to ask by, by the names of the files.
    public Map<String, String> ids() {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, document -> number(document.getValue()), (one, other) -> one, TreeMap::new));
    }

    /// The id to ask by.
    public String id(String name) {
        return number(Objects.requireNonNull(texts.get(name), name));
    }

    @Nullable
    String text(String hash) {
        return byHash.get(hash);
    }

    private static String number(String text) {
        return KnownDocuments.PREFIX + Sha256.of(text);
    }
}
