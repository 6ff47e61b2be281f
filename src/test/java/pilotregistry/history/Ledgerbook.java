package pilotregistry.history;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.StoryClock;
import pilotregistry.feed.Feeds;
import pilotregistry.feed.Relay;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Ledgers;
import pilotregistry.ledger.Refusal;

/// Records, their feed and its roots in a database of their own, so that they can be tampered with.
final class Ledgerbook {

    enum NoteErrorCode {
        CONFLICT
    }

    final MongoTemplate mongo;
    final Verification verification;
    final RootCheck rootCheck;
    final Roots roots;
    final RootKey key;
    final FeedTree tree;
    private final Ledger ledger;
    private final Relay relay;
    private final StoryClock clock = new StoryClock();

    Ledgerbook(MongoClient client, MongoConverter converter, String database, Path folder) {
        mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, database), converter);
        var feeds = new Feeds(mongo);
        key = new RootKey(folder.resolve("key.json"));
        roots = new Roots(mongo, feeds.feed(), key, clock);
        tree = new FeedTree(feeds.feed());
        rootCheck = new RootCheck(roots, feeds.feed());
        verification = new Verification(feeds.feed(), feeds.chronicles(), rootCheck, mongo);
        ledger = Ledgers.of(mongo);
        relay = feeds.relay();
    }

    /// A day on which so many notes are taken, and each changed so many times; then the root of that day.
    void day(int notes, int changes) {
        var ids = IntStream.range(0, notes).mapToObj(i -> take()).toList();
        for (int i = 0; i < changes; i++) {
            ids.forEach(this::change);
        }
        relay.drain();
        clock.advance(Duration.ofDays(1));
        roots.sign();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.ofHours(8));
    }

    Memo.MemoId take() {
        var memo = Memo.of(UUID.randomUUID().toString(), clock.instant());
        ledger.create(
                Memo.class,
                memo.id(),
                command("takeMemo"),
                Refusal.of(NoteErrorCode.CONFLICT),
                () -> Decision.done(memo));
        return memo.id();
    }

    void change(Memo.MemoId id) {
        ledger.change(Memo.class, id, command("changeMemo"), NoteErrorCode.CONFLICT, memo -> {
            memo.write(UUID.randomUUID().toString());
            return List.of();
        });
    }

    void drain() {
        relay.drain();
    }

    private Command command(String act) {
        return Command.ofRegistry(act, UUID.randomUUID().toString(), clock.instant());
    }

    Document event(long position) {
        return mongo.getCollection("events").find(new Document("_id", position)).first();
    }

    void put(Document event) {
        mongo.getCollection("events").replaceOne(new Document("_id", event.get("_id")), event);
    }
}
