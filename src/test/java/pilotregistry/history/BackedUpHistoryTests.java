package pilotregistry.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.backup.Archives;

/// A backup that is made while others write, and what it is worth in an empty database.
@RegistryTest
class BackedUpHistoryTests {

    @TempDir
    Path folder;

    @Autowired
    MongoClient client;

    @Autowired
    MongoConverter converter;

    @Autowired
    StoryClock clock;

    private Ledgerbook book;
    private Ledgerbook restored;

    @BeforeEach
    void somethingHappens() {
        book = book("backed_up_");
        restored = book("restored_");
        restored.mongo.getDb().drop();
        book.day(12, 3);
        book.day(6, 1);
        book.mongo.getCollection("settings").insertOne(new Document("_id", "cursorKeys").append("keys", "sealed"));
        book.mongo.getCollection("allowances").insertOne(new Document("_id", "somebody 1").append("taken", 1L));
        GridFSBuckets.create(book.mongo.getDb(), "attachments")
                .uploadFromStream(
                        new BsonString("file_1"),
                        "plan.pdf",
                        new ByteArrayInputStream(content()),
                        new GridFSUploadOptions().chunkSizeBytes(1_000));
    }

    @AfterEach
    void forget() {
        book.mongo.getDb().drop();
        restored.mongo.getDb().drop();
    }

    @Test
    void hasAllThatWasAcknowledgedBeforeAndNothingByHalves() throws Exception {
        var file = folder.resolve("while-writing.zip");
        var before = versions(book);
        long position;
        try (var writers = new Writers()) {
            assertThat(writers.begun.await(10, TimeUnit.SECONDS)).isTrue();
            position = new Archives(book.mongo, clock).write(file);
            Awaitility.await("others go on writing").until(() -> {
                book.drain();
                return book.mongo.getCollection("events").countDocuments() > position;
            });
        }

        new Archives(restored.mongo, clock).read(file);
        var found = restored.verification.ofAll();
        assertThat(found.faults()).isEmpty();
        assertThat(found.events()).isEqualTo(position);
        assertThat(found.roots()).isEqualTo(2);
        var there = versions(restored);
        before.forEach((id, version) -> assertThat(there.get(id)).as(id).isGreaterThanOrEqualTo(version));
        assertThat(there.values().stream().mapToLong(version -> version + 1).sum())
                .as("one event of each version, and none more")
                .isEqualTo(position);
    }

    @Test
    void goesOnFromThePositionItHas() {
        var file = folder.resolve("quiet.zip");
        var position = new Archives(book.mongo, clock).write(file);
        new Archives(restored.mongo, clock).read(file);
        assertThat(documents(restored)).isEqualTo(documents(book));
        restored.take();
        restored.drain();
        assertThat(restored.mongo.getCollection("events").countDocuments()).isEqualTo(position + 1);
        assertThat(restored.verification.ofAll().faults()).isEmpty();
    }

    @Test
    void keepsFilesAndSettingsAndLeavesOutWhatIsSpent() {
        var file = folder.resolve("files.zip");
        new Archives(book.mongo, clock).write(file);
        new Archives(restored.mongo, clock).read(file);
        var bytes = new ByteArrayOutputStream();
        GridFSBuckets.create(restored.mongo.getDb(), "attachments").downloadToStream(new BsonString("file_1"), bytes);
        assertThat(bytes.toByteArray()).isEqualTo(content());
        assertThat(restored.mongo.getCollection("settings").find().first()).containsEntry("keys", "sealed");
        assertThat(restored.mongo.getCollection("allowances").countDocuments()).isZero();
        assertThat(restored.mongo.getCollection("restoring").countDocuments()).isZero();
    }

    private Ledgerbook book(String name) {
        return new Ledgerbook(
                client, converter, name + UUID.randomUUID().toString().substring(0, 8), folder);
    }

    private static byte[] content() {
        var bytes = new byte[10_500];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static Map<String, Long> versions(Ledgerbook book) {
        var versions = new HashMap<String, Long>();
        book.mongo
                .getCollection("memos")
                .find()
                .forEach(memo -> versions.put(memo.getString("_id"), memo.getLong("version")));
        return versions;
    }

    private static Map<String, Document> documents(Ledgerbook book) {
        var documents = new HashMap<String, Document>();
        for (var collection : new String[] {"memos", "events", "roots", "receipts"}) {
            book.mongo
                    .getCollection(collection)
                    .find()
                    .forEach(document -> documents.put(collection + " " + document.get("_id"), document));
        }
        return documents;
    }

    /// Others who take memos and change them, again and again, and rest in between: a backup needs a moment in which
    /// nobody writes.
    private final class Writers implements AutoCloseable {

        private final AtomicBoolean writing = new AtomicBoolean(true);
        private final CountDownLatch begun = new CountDownLatch(3);
        private final ExecutorService threads = Executors.newFixedThreadPool(2);

        Writers() {
            threads.execute(this::write);
            threads.execute(this::write);
        }

        private void write() {
            var id = book.take();
            while (writing.get()) {
                book.change(id);
                book.take();
                begun.countDown();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
            }
        }

        @Override
        public void close() {
            writing.set(false);
            threads.close();
        }
    }
}
