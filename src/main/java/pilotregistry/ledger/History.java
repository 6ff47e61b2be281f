package pilotregistry.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;

/// The aggregate's own part of the record: how many events it had, the hash of the last, and the outbox of those not
/// yet copied to the feed.
public final class History {

    private long sequence;
    private @Nullable String head;
    private final List<Event> outbox;

    public History() {
        this(0, null, List.of());
    }

    @PersistenceCreator
    History(long sequence, @Nullable String head, List<Event> outbox) {
        this.sequence = sequence;
        this.head = head;
        this.outbox = new ArrayList<>(outbox);
    }

    public long sequence() {
        return sequence;
    }

    public @Nullable String head() {
        return head;
    }

    public List<Event> outbox() {
        return List.copyOf(outbox);
    }

    void append(Event event) {
        sequence = event.sequence();
        head = event.hash();
        outbox.add(event);
    }
}
