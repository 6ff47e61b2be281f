package pilotregistry.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;
import pilotregistry.feed.Chronicle;
import pilotregistry.feed.Chronicle.State;
import pilotregistry.feed.Chronicles;
import pilotregistry.ledger.Event;
import pilotregistry.ledger.Recorded;

/// A record that the actor may see now, with all that it was, as far as the actor may see that too.
final class Past {

    private final Chronicles chronicles;
    private final Chronicle chronicle;
    private final NodeSource source;
    private final Recorded now;
    private final Actor actor;

    Past(Chronicles chronicles, Chronicle chronicle, NodeSource source, Recorded now, Actor actor) {
        this.chronicles = chronicles;
        this.chronicle = chronicle;
        this.source = source;
        this.now = now;
        this.actor = actor;
    }

    Recorded now() {
        return now;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    Event event(int number) {
        return chronicle.entries().get(number - 1).event();
    }

    State state(int events) {
        return chronicle.after(events);
    }

    /// As it was after so many of its events; null where it was not there, is not known, or is not the
    /// actor's to see.
    @Nullable
    Recorded after(int events) {
        if (!(chronicle.after(events) instanceof State.Known(var stored)) || stored.isNothing()) {
            return null;
        }
        var then = Objects.requireNonNull(chronicles.read(now.getClass(), chronicle.restored(events)));
        return source.showsPast(actor, then, now) ? then : null;
    }

    /// Whether the actor is told of an event: of what was done, and of a time when it was the actor's to see.
    boolean tells(int number) {
        var known = state(number) instanceof State.Known && state(number - 1) instanceof State.Known;
        return source.tells(actor, event(number).act(), now)
                && (after(number) != null || after(number - 1) != null || (!known && sawAlways()));
    }

    // Of what is not known nobody can say whose it was: it is told to those whom the record as it is shows
    // its past.
    private boolean sawAlways() {
        return source.showsPast(actor, now, now);
    }
}
