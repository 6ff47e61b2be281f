package pilotregistry.history;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.connection.PageRequest;
import pilotregistry.language.CodedException;

/// GraphQL: what changed since a position of the feed.
@Controller
class ChangesController {

    private final Changes changes;

    ChangesController(Changes changes) {
        this.changes = changes;
    }

    record HistoryChanges(List<HistoryChange> changes, long position, boolean more) {}

    @QueryMapping
    HistoryChanges changes(@Argument Long since, @Argument @Nullable Integer first, Actor actor) {
        var most = Objects.requireNonNullElse(first, PageRequest.DEFAULT_SIZE);
        if (most < 0 || most > PageRequest.LARGEST_SIZE) {
            throw new CodedException("PAGE_SIZE", Map.of("argument", "first", "limit", PageRequest.LARGEST_SIZE));
        }
        var page = changes.page(since, most, actor);
        return new HistoryChanges(page.changes(), page.position(), page.position() < page.newest());
    }
}
