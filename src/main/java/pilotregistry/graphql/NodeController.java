package pilotregistry.graphql;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.NotVisible;
import pilotregistry.reference.ReferenceLists;

/// Finds anything by its global id, as far as the caller may see it.
@Controller
class NodeController {

    private static final int AT_ONCE = 100;

    private final Map<String, NodeSource> sources;

    NodeController(List<NodeSource> sources, ReferenceLists reference, Clock clock) {
        this.sources = new HashMap<>();
        ReferenceLists.idPrefixes().forEach(prefix -> this.sources.put(prefix, new Lists(prefix, reference, clock)));
        sources.forEach(source -> this.sources.put(source.prefix(), source));
    }

    /// What the reference lists hold of one prefix: public, and of today where it changes by decree.
    private record Lists(String prefix, ReferenceLists reference, Clock clock) implements NodeSource {

        @Override
        public Map<String, ?> load(List<String> ids, Actor actor) {
            var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(8));
            var found = new HashMap<String, Object>();
            ids.forEach(id -> reference.node(id, today).ifPresent(node -> found.put(id, node)));
            return found;
        }
    }

    @QueryMapping
    Object node(@Argument String id, Actor actor) {
        var found = nodes(List.of(id), actor).getFirst();
        if (found == null) {
            throw new NotVisible();
        }
        return found;
    }

    @QueryMapping
    List<@Nullable Object> nodes(@Argument List<String> ids, Actor actor) {
        if (ids.size() > AT_ONCE) {
            throw new CodedException("PAGE_SIZE", Map.of("argument", "ids", "limit", AT_ONCE));
        }
        Map<NodeSource, List<String>> wanted = ids.stream().distinct().collect(Collectors.groupingBy(this::source));
        var found = new HashMap<String, Object>();
        wanted.forEach((source, some) -> found.putAll(source.load(some, actor)));
        return ids.stream().<@Nullable Object>map(found::get).toList();
    }

    private NodeSource source(String id) {
        var end = id.indexOf('_');
        var source = end < 0 ? null : sources.get(id.substring(0, end));
        if (source == null) {
            throw new CodedException("BAD_ID", Map.of("id", id.length() > 60 ? id.substring(0, 60) : id));
        }
        return source;
    }
}
