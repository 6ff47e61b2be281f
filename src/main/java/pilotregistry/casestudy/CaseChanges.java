package pilotregistry.casestudy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What differs between two papers, leaf by leaf, in the words of the API's fields.
final class CaseChanges {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CaseChanges() {}

    /// @param before null for nothing
    static List<CaseChange> between(@Nullable CasePaper before, CasePaper after) {
        Map<List<String>, String> earlier = before == null ? Map.of() : leaves(before);
        var later = leaves(after);
        var paths = new LinkedHashSet<>(later.keySet());
        paths.addAll(earlier.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(earlier.get(path), later.get(path)))
                .map(path -> new CaseChange(path, earlier.get(path), later.get(path)))
                .toList();
    }

    private static Map<List<String>, String> leaves(CasePaper paper) {
        var leaves = new LinkedHashMap<List<String>, String>();
        collect(JSON.valueToTree(paper), List.of(), leaves);
        return leaves;
    }

    private static void collect(JsonNode node, List<String> path, Map<List<String>, String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(each -> collect(each.getValue(), below(path, each.getKey()), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), below(path, String.valueOf(i)), leaves);
            }
        } else if (!node.isNull()) {
            leaves.put(path, node.asString());
        }
    }

    private static List<String> below(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
