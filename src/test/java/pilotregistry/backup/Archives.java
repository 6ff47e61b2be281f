package pilotregistry.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.feed.Feeds;

/// Backups of a database of their own, and back from them.
public record Archives(MongoTemplate mongo, Clock clock) {

    /// @return the position it has
    public long write(Path file) {
        try {
            return backup().write(file).position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return how many documents it put there
    public long read(Path file) {
        try {
            return restoration().read(file).documents();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Backup backup() {
        var feeds = new Feeds(mongo);
        return new Backup(
                new Records(mongo, feeds.chronicles()),
                feeds.relay(),
                feeds.feed(),
                mongo.getMongoDatabaseFactory(),
                clock);
    }

    Restoration restoration() {
        return new Restoration(mongo.getMongoDatabaseFactory(), guard());
    }

    RestorationGuard guard() {
        return new RestorationGuard(mongo.getMongoDatabaseFactory());
    }
}
