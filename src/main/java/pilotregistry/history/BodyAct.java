package pilotregistry.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pilotregistry.feed.FeedEntry;

/// Something that was done for a body.
record BodyAct(FeedEntry entry) {

    public long position() {
        return entry.number();
    }

    public Instant at() {
        return entry.event().at();
    }

    public String act() {
        return entry.event().act();
    }

    public String subject() {
        return entry.event().author().subject();
    }

    public @Nullable String client() {
        return entry.event().author().client();
    }

    String about() {
        return entry.event().aggregate();
    }

    @Nullable
    String mandateId() {
        return entry.event().author().mandate();
    }
}
