package pilotregistry.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final ErrorAdvice advice;

    NodeController(List<NodeSource> sources, ReferenceLists reference, Clock clock, ErrorAdvice advice) {
        this.advice = advice;
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
        if (source(id) == null) {
            throw GivenIds.bad(id);
        }
        var found = found(List.of(id), actor).get(id);
        if (found == null) {
            throw new NotVisible();
        }
        return found;
    }

    /// Null in its place for each that is not there or not the caller's; what is no id at all is an error of that
    /// place.
    @QueryMapping
    DataFetcherResult<List<@Nullable Object>> nodes(
            @Argument List<String> ids, Actor actor, DataFetchingEnvironment environment) {
        if (ids.size() > AT_ONCE) {
            throw new CodedException("PAGE_SIZE", Map.of("argument", "ids", "limit", AT_ONCE));
        }
        var found = found(ids, actor);
        var path = environment.getExecutionStepInfo().getPath();
        var errors = new ArrayList<GraphQLError>();
        for (int place = 0; place < ids.size(); place++) {
            if (source(ids.get(place)) == null) {
                errors.add(advice.error(environment, GivenIds.bad(ids.get(place)), path.segment(place)));
            }
        }
        return DataFetcherResult.<List<@Nullable Object>>newResult()
                .data(ids.stream().<@Nullable Object>map(found::get).toList())
                .errors(errors)
                .build();
    }

    private Map<String, Object> found(List<String> ids, Actor actor) {
        var wanted = new HashMap<NodeSource, List<String>>();
        ids.stream().distinct().forEach(id -> {
            var source = source(id);
            if (source != null) {
                wanted.computeIfAbsent(source, first -> new ArrayList<>()).add(id);
            }
        });
        var found = new HashMap<String, Object>();
        wanted.forEach((source, some) -> found.putAll(source.load(some, actor)));
        return found;
    }

    private @Nullable NodeSource source(String id) {
        return GivenIds.isId(id) ? sources.get(id.substring(0, id.indexOf('_'))) : null;
    }
}
