package pilotregistry.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Identifier;
import pilotregistry.ledger.Recorded;

/// A record that means nothing to any module, so that its events can be followed through the feed.
@Document("notes")
public final class Note implements Recorded {

    @Id
    private final NoteId id;

    @Version
    private @Nullable Long version;

    private final History history;

    public record NoteId(String value) implements Identifier {}

    @PersistenceCreator
    Note(NoteId id, @Nullable Long version, History history) {
        this.id = id;
        this.version = version;
        this.history = history;
    }

    public static Note fresh() {
        return new Note(new NoteId("note_" + UUID.randomUUID()), null, new History());
    }

    public static Command command() {
        return Command.ofRegistry("takeNotes", UUID.randomUUID().toString(), Instant.parse("2023-03-10T00:00:00Z"));
    }

    @Override
    public NoteId id() {
        return id;
    }

    @Override
    public long version() {
        return Recorded.version(version);
    }

    @Override
    public History history() {
        return history;
    }
}
