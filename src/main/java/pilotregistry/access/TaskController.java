package pilotregistry.access;

import graphql.GraphQLContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.PageRequest;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// GraphQL: what waits for the caller, the earliest due first.
@Controller
class TaskController {

    private static final Comparator<Task> BY_DUE = Comparator.comparing(
                    Task::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Task::kind)
            .thenComparing(Task::nodeId);

    private final List<TaskSource> sources;
    private final Map<String, NodeSource> nodes;
    private final Connections connections;
    private final Messages messages;
    private final Clock clock;

    TaskController(
            List<TaskSource> sources, List<NodeSource> nodes, Connections connections, Messages messages, Clock clock) {
        this.sources = sources;
        this.nodes = nodes.stream().collect(Collectors.toMap(NodeSource::prefix, Function.identity()));
        this.connections = connections;
        this.messages = messages;
        this.clock = clock;
    }

    @SchemaMapping(typeName = "Viewer")
    Connection<Task> tasks(PageRequest page, Actor actor) {
        var now = clock.instant();
        var all = actor.has(Scope.READ)
                ? sources.stream()
                        .flatMap(source -> source.tasks(actor, now).stream())
                        .sorted(BY_DUE)
                        .toList()
                : List.<Task>of();
        return connections.page("tasks", all, task -> task.kind() + " " + task.nodeId(), page);
    }

    @SchemaMapping
    @Nullable
    TaskUrgency urgency(Task task) {
        // Beijing time, in which every date of the procedure is meant
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(8));
        return task.due() == null ? null : TaskUrgency.of(task.due(), today);
    }

    @SchemaMapping
    String text(Task task, Locale locale) {
        return messages.say("TaskKind." + task.kind().name(), task.facts(), Language.of(locale));
    }

    @BatchMapping(typeName = "Task")
    Map<Task, Object> node(List<Task> tasks, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        var found = new HashMap<String, Object>();
        tasks.stream()
                .map(Task::nodeId)
                .distinct()
                .collect(Collectors.groupingBy(id -> id.substring(0, id.indexOf('_'))))
                .forEach((prefix, ids) -> {
                    var source = nodes.get(prefix);
                    if (source != null) {
                        found.putAll(source.load(ids, actor));
                    }
                });
        var joined = new HashMap<Task, Object>();
        tasks.forEach(task -> {
            var node = found.get(task.nodeId());
            if (node != null) {
                joined.put(task, node);
            }
        });
        return joined;
    }
}
