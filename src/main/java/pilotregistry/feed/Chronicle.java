package pilotregistry.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Deltas;
import pilotregistry.ledger.Event;
import pilotregistry.ledger.Stored;

/// What is known of one aggregate: its document as it is stored, and all its events, those that still wait
/// in its outbox included. What it was is found by going back from what it is.
public final class Chronicle {

    /// How it was, as far as that is known.
    public sealed interface State {

        record Known(Stored stored) implements State {}

        /// Before an event of the time when deltas were not kept.
        record Unknown() implements State {}

        /// The deltas do not lead to what the event has hashed: something was changed that must not be.
        record Broken() implements State {}
    }

    private final String collection;
    private final Document document;
    private final List<FeedEntry> entries;
    private final List<Event> outbox;
    private final int beyond;
    private final List<State> states;

    /// @param entries by sequence; number 0 for those that are not in the feed yet
    /// @param beyond how many events the feed has of it that the document knows nothing of
    Chronicle(String collection, Document document, List<FeedEntry> entries, List<Event> outbox, int beyond) {
        this.collection = collection;
        this.document = document;
        this.entries = List.copyOf(entries);
        this.outbox = List.copyOf(outbox);
        this.beyond = beyond;
        this.states = new ArrayList<>(Collections.nCopies(entries.size() + 1, new State.Unknown()));
        goBack();
    }

    private void goBack() {
        State state = new State.Known(Stored.of(document));
        for (int i = entries.size(); i > 0; i--) {
            var event = entries.get(i - 1).event();
            state = checked(state, event.after());
            states.set(i, state);
            state = before(state, event);
        }
        states.set(
                0,
                entries.isEmpty()
                        ? state
                        : checked(state, entries.getFirst().event().before()));
    }

    private static State before(State after, Event event) {
        if (event.delta() == null || !(after instanceof State.Known(var stored))) {
            return after instanceof State.Broken ? after : new State.Unknown();
        }
        var before = Deltas.undone(event.delta(), stored);
        return before == null ? new State.Broken() : new State.Known(before);
    }

    private static State checked(State state, @Nullable String hash) {
        if (!(state instanceof State.Known(var stored))) {
            return state;
        }
        var fits = hash == null ? stored.isNothing() : stored.hash().equals(hash);
        return fits ? state : new State.Broken();
    }

    public String collection() {
        return collection;
    }

    /// As it is stored now.
    public Document document() {
        return document;
    }

    public List<FeedEntry> entries() {
        return entries;
    }

    /// The events that its document still holds, as they stand there.
    public List<Event> outbox() {
        return outbox;
    }

    /// How many events the feed has of it that happened after its document was read, or that its document
    /// has lost.
    public int beyond() {
        return beyond;
    }

    /// How it was after so many of its events.
    public State after(int events) {
        return states.get(events);
    }

    /// How many of its events had happened at an instant; none when it was not there yet.
    public OptionalInt eventsUntil(Instant instant) {
        for (int i = entries.size(); i > 0; i--) {
            if (!entries.get(i - 1).event().at().isAfter(instant)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /// Since when it is known how it was; null where that is not known of any time.
    public @Nullable Instant knownSince() {
        for (int i = 1; i <= entries.size(); i++) {
            if (states.get(i) instanceof State.Known) {
                return entries.get(i - 1).event().at();
            }
        }
        return null;
    }

    /// The document as it was stored after so many of its events; only of a state that is known.
    public Document restored(int events) {
        var stored = ((State.Known) Objects.requireNonNull(states.get(events))).stored();
        var restored = new Document(stored.content());
        var head = events == 0 ? null : entries.get(events - 1).event();
        restored.put("version", document.get("version", 0L) - (entries.size() - events));
        restored.put(
                "history",
                new Document("sequence", (long) events)
                        .append("head", head == null ? null : head.hash())
                        .append("outbox", List.of()));
        return restored;
    }
}
