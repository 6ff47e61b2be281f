package pilotregistry.backup;

import static pilotregistry.backup.BackupFault.Reason.FILE_EXISTS;
import static pilotregistry.backup.BackupFault.Reason.NO_QUIET_MOMENT;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Feed;
import pilotregistry.feed.Relay;

/// Writes all that the database holds to one file, while nodes go on writing: the feed up to one position, every
/// record as it stood there, and what is kept beside them.
@Component
class Backup {

    private static final String EVENTS = "events";
    private static final String ROOTS = "roots";
    private static final String RECEIPTS = "receipts";
    private static final Set<String> LEDGER = Set.of(EVENTS, ROOTS, RECEIPTS);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int AT_ONCE = 500;

    private final Records records;
    private final Relay relay;
    private final Feed feed;
    private final Pages pages;
    private final Clock clock;

    Backup(Records records, Relay relay, Feed feed, MongoDatabaseFactory databases, Clock clock) {
        this.records = records;
        this.relay = relay;
        this.feed = feed;
        this.pages = new Pages(databases);
        this.clock = clock;
    }

    /// @throws BackupFault where there is such a file already, or no archive could be made; then there is no file
    Manifest write(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new BackupFault(FILE_EXISTS, Map.of("file", file));
        }
        var draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        try {
            var manifest = draft(draft);
            try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(draft, file);
            return manifest;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Manifest draft(Path draft) throws IOException {
        try (var archive = new ArchiveWriter(draft)) {
            var histories = records.collections();
            var beside = new Beside(pages, archive, ((Predicate<String>) histories::contains).or(LEDGER::contains));
            beside.take();
            var position = quietPosition(beside);
            var at = clock.instant();
            beside.takeLast(position, named -> {
                relay.drain();
                return records.changedAfter(position, named);
            });
            ledger(position, at, archive);
            var there = pages.collections();
            histories.stream()
                    .filter(there::contains)
                    .sorted()
                    .forEach(collection -> records.write(collection, position, pages, archive));
            return archive.finish(position, at);
        }
    }

    // Where nothing waits at a position, nothing that happened before some event up to it is numbered after it: the
    // feed numbers the events of one record in their order, those of several as they are found.
    private long quietPosition(Beside beside) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var due = System.nanoTime();
        while (System.nanoTime() < deadline) {
            if (System.nanoTime() - due >= 0) {
                beside.take();
                due = System.nanoTime() + LOOK.toNanos();
            }
            relay.drain();
            var position = feed.newest();
            if (!relay.waits() && feed.newest() == position) {
                return position;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20_000_000));
        }
        throw new BackupFault(NO_QUIET_MOMENT, Map.of("seconds", PATIENCE.toSeconds()));
    }

    private void ledger(long position, Instant at, ArchiveWriter archive) {
        write(EVENTS, new Document("_id", new Document("$lte", position)), archive);
        write(ROOTS, new Document("size", new Document("$lte", position)), archive);
        // A key that stands for no event stands for how the record was: of a later one, nothing is known here.
        write(
                RECEIPTS,
                new Document(
                        "$or",
                        List.of(
                                new Document("settled", new Document("$ne", true)),
                                new Document("at", new Document("$lte", Date.from(at))))),
                archive);
    }

    private void write(String collection, Document matching, ArchiveWriter archive) {
        pages.each(
                collection, matching, AT_ONCE, page -> page.forEach(document -> archive.write(collection, document)));
    }
}
