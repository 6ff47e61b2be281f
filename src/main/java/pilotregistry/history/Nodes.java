package pilotregistry.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Everything that has a global id, as its own module shows it.
@Component
class Nodes {

    private final Map<String, NodeSource> sources;

    Nodes(List<NodeSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(NodeSource::prefix, Function.identity()));
    }

    /// Those of them that the actor may see now.
    Map<String, Object> load(Collection<String> ids, Actor actor) {
        var found = new HashMap<String, Object>();
        ids.stream().distinct().collect(Collectors.groupingBy(Nodes::prefix)).forEach((prefix, some) -> {
            var source = sources.get(prefix);
            if (source != null) {
                found.putAll(source.load(some, actor));
            }
        });
        return found;
    }

    /// Its module; null where nothing of this kind has an id.
    @Nullable
    NodeSource source(String id) {
        return sources.get(prefix(id));
    }

    private static String prefix(String id) {
        var end = id.indexOf('_');
        return end < 0 ? "" : id.substring(0, end);
    }
}
