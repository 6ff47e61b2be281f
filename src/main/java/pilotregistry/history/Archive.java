package pilotregistry.history;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.PageRequest;
import pilotregistry.feed.Chronicle.State;
import pilotregistry.feed.Chronicles;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Recorded;

/// The door to what records were.
@Component
class Archive {

    private final Nodes nodes;
    private final Chronicles chronicles;
    private final Connections connections;

    Archive(Nodes nodes, Chronicles chronicles, Connections connections) {
        this.nodes = nodes;
        this.chronicles = chronicles;
        this.connections = connections;
    }

    /// A record as it stood at an instant.
    ///
    /// @throws NotVisible when it is not the actor's to see, or was not then, or was not there
    Recorded asOf(String id, Instant at, Actor actor) {
        var past = past(id, actor);
        var events = past.chronicle().eventsUntil(at).orElseThrow(NotVisible::new);
        return switch (past.state(events)) {
            case State.Broken() -> throw new CodedException("HISTORY_BROKEN", Map.of("id", id));
            case State.Unknown() -> throw unknown(past);
            case State.Known known -> {
                var then = past.after(events);
                if (then == null) {
                    throw new NotVisible();
                }
                yield then;
            }
        };
    }

    private static CodedException unknown(Past past) {
        var since = past.chronicle().knownSince();
        return new CodedException("HISTORY_UNKNOWN", Map.of("knownSince", since == null ? "" : since.toString()));
    }

    /// What was done to a record, the oldest first, as far as the actor is told.
    Connection<HistoryEntry> history(String id, PageRequest page, Actor actor) {
        var past = past(id, actor);
        var readings = new Readings.Page(past);
        var entries = IntStream.rangeClosed(1, past.chronicle().entries().size())
                .filter(past::tells)
                .mapToObj(number -> new HistoryEntry(readings, number))
                .toList();
        return connections.page(
                "history " + id, entries, entry -> String.valueOf(entry.event().sequence()), page);
    }

    private Past past(String id, Actor actor) {
        var source = nodes.source(id);
        var now =
                source == null ? null : nodes.load(java.util.List.of(id), actor).get(id);
        if (source == null || !(now instanceof Recorded recorded)) {
            throw new NotVisible();
        }
        var chronicle = chronicles.of(recorded).orElseThrow(NotVisible::new);
        return new Past(chronicles, chronicle, source, recorded, actor);
    }
}
