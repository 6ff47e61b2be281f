package pilotregistry.backup;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Reads whole collections piece by piece in the order of their ids: what is there all the time is met exactly once,
/// and no cursor has to live as long as that takes.
final class Pages {

    // The embedded database answers with all that is asked for at once, at most 48 MB.
    private static final int BATCH = 50;

    private final MongoDatabaseFactory databases;

    Pages(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    List<String> collections() {
        return database().listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> !name.startsWith("system."))
                .sorted()
                .toList();
    }

    /// Those that match, whole.
    void each(String collection, Document matching, int size, Consumer<List<RawBsonDocument>> sink) {
        each(collection, matching, new Document(), size, sink);
    }

    /// The ids of all.
    void ids(String collection, Consumer<BsonValue> sink) {
        each(
                collection,
                new Document(),
                new Document("_id", 1),
                5_000,
                page -> page.forEach(document -> sink.accept(id(document))));
    }

    List<RawBsonDocument> withIds(String collection, List<BsonValue> ids) {
        return find(collection, new Document("_id", new Document("$in", ids)), new Document(), ids.size());
    }

    static BsonValue id(BsonDocument document) {
        return requireNonNull(document.get("_id"));
    }

    private void each(
            String collection, Document matching, Document fields, int size, Consumer<List<RawBsonDocument>> sink) {
        BsonValue last = null;
        for (var page = page(collection, matching, fields, last, size);
                !page.isEmpty();
                page = page(collection, matching, fields, last, size)) {
            sink.accept(page);
            last = id(page.getLast());
        }
        checkLast(collection, matching, last);
    }

    private List<RawBsonDocument> page(
            String collection, Document matching, Document fields, @Nullable BsonValue after, int size) {
        var next = after == null
                ? matching
                : new Document("$and", List.of(matching, new Document("_id", new Document("$gt", after))));
        return find(collection, next, fields, size);
    }

    private List<RawBsonDocument> find(String collection, Document matching, Document fields, int size) {
        return documents(collection)
                .find(matching)
                .projection(fields)
                .sort(new BsonDocument("_id", new BsonInt32(1)))
                .limit(size)
                .batchSize(Math.max(BATCH, fields.isEmpty() ? BATCH : size))
                .into(new ArrayList<>());
    }

    // What is greater is looked for among ids of the same kind only.
    private void checkLast(String collection, Document matching, @Nullable BsonValue last) {
        var greatest = documents(collection)
                .find(matching)
                .projection(new Document("_id", 1))
                .sort(new Document("_id", -1))
                .first();
        if (last != null && greatest != null && id(greatest).getBsonType() != last.getBsonType()) {
            throw new BackupFault(BackupFault.Reason.MIXED_IDS, Map.of("collection", collection));
        }
    }

    MongoCollection<RawBsonDocument> documents(String collection) {
        return database().getCollection(collection, RawBsonDocument.class);
    }

    private MongoDatabase database() {
        return databases.getMongoDatabase();
    }
}
