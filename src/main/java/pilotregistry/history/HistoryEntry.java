package pilotregistry.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Event;

/// One thing that was done to a record.
///
/// @param number which of its events, from 1
record HistoryEntry(Readings.Page readings, int number) {

    Event event() {
        return readings.past().event(number);
    }

    public long sequence() {
        return event().sequence();
    }

    /// Its place in the feed; null while it waits for one.
    public @Nullable Long position() {
        var place = readings.past().chronicle().entries().get(number - 1).number();
        return place == 0 ? null : place;
    }

    public Instant at() {
        return event().at();
    }

    public String act() {
        return event().act();
    }

    public @Nullable String subject() {
        return event().author().subject();
    }

    public @Nullable String client() {
        return event().author().client();
    }

    public @Nullable String before() {
        return event().before();
    }

    public String after() {
        return event().after();
    }

    public @Nullable String previous() {
        return event().previous();
    }

    public String hash() {
        return event().hash();
    }
}
