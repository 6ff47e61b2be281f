package pilotregistry.attachment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.result.DeleteResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.bson.BsonString;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/// The room where files are kept (GridFS): takes them in only as what they really are, and hands them out piece by
/// piece.
///
/// A file is gauged and looked at in a temporary file first, so that what is refused never reaches the database,
/// and no file is ever whole in memory. Who attaches a file decides on duplicates, by [StoredFile#sha256()], and
/// deletes the second one.
@Component
public class FileRoom {

    static final String BUCKET = "attachments";
    // The embedded database answers with all that is asked for at once: 16 chunks are 4 MB, 200 would pass its 48 MB.
    private static final int BATCH = 16;
    static final String OWNER = "metadata.owner";
    static final String STORED_AT = "metadata.storedAt";

    private final MongoDatabaseFactory database;
    private final Clock clock;
    private final Sniffer sniffer = new Sniffer();

    FileRoom(MongoDatabaseFactory database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A file and the id of the record it is for.
    record Owned(StoredFile file, String owner) {}

    /// Takes in what the stream holds, or says why not; the stream is read to its end or to the limit, and left
    /// open.
    public Filed store(Deposit deposit, InputStream content) throws IOException {
        return store(deposit, content::transferTo);
    }

    public Filed store(Deposit deposit, Content content) throws IOException {
        var name = FileName.of(deposit.name()).orElse(null);
        if (name == null) {
            return new Filed.NameRefused(deposit.name());
        }
        var temporary = Files.createTempFile("deposit-", ".part");
        try {
            return gauge(deposit, name, content, temporary);
        } finally {
            Files.delete(temporary);
        }
    }

    /// The file's bytes, fetched as they are read.
    public InputStream open(FileId id) {
        return bucket().openDownloadStream(key(id)).batchSize(BATCH);
    }

    /// Writes the file out from one position on, at most so many bytes of it.
    public void copy(FileId id, long from, long length, OutputStream out) throws IOException {
        try (var in = open(id)) {
            in.skipNBytes(from);
            var buffer = new byte[1 << 16];
            for (long left = length; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return;
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    public Optional<StoredFile> find(FileId id) {
        return Optional.ofNullable(bucket().find(Filters.eq("_id", id.value())).first())
                .map(FileRoom::stored);
    }

    /// The file with the id of the record it was handed in for.
    Optional<Owned> owned(FileId id) {
        return Optional.ofNullable(bucket().find(Filters.eq("_id", id.value())).first())
                .map(file -> new Owned(stored(file), metadata(file).getString("owner")));
    }

    /// All files handed in for this owner, attached or not, oldest first.
    public List<StoredFile> of(String owner) {
        return bucket().find(Filters.eq(OWNER, owner))
                .sort(new Document(STORED_AT, 1))
                .map(FileRoom::stored)
                .into(new ArrayList<>());
    }

    /// Removes the file and says whether there was one.
    public boolean delete(FileId id) {
        DeleteResult deleted = files().deleteOne(Filters.eq("_id", id.value()));
        chunks().deleteMany(Filters.eq("files_id", id.value()));
        return deleted.getDeletedCount() > 0;
    }

    /// Removes what was taken in before an instant and is attached nowhere: files whose owner never heard of them,
    /// and pieces of files that a crash cut off.
    ///
    /// @return how many files went
    public int sweep(Instant olderThan, BiPredicate<String, FileId> attached) {
        var before = Date.from(olderThan);
        int swept = 0;
        for (var begun : intents().find(Filters.lt("at", before))) {
            swept += sweepIntent(new FileId(begun.getString("_id")));
        }
        var old = files().find(Filters.lt(STORED_AT, before)).projection(Projections.include("_id", OWNER));
        for (var file : old.batchSize(100)) {
            var id = new FileId(file.getString("_id"));
            var owner = file.get("metadata", Document.class).getString("owner");
            if (!attached.test(owner, id) && delete(id)) {
                swept++;
            }
        }
        return swept;
    }

    /// The intent goes first: a slow upload that still runs finds it gone and takes its file back.
    private int sweepIntent(FileId id) {
        intents().deleteOne(Filters.eq("_id", id.value()));
        if (find(id).isPresent()) {
            return 0;
        }
        return chunks().deleteMany(Filters.eq("files_id", id.value())).getDeletedCount() > 0 ? 1 : 0;
    }

    private Filed gauge(Deposit deposit, FileName name, Content content, Path temporary) throws IOException {
        try (var file = Files.newOutputStream(temporary)) {
            var gauge = new Gauge(file, deposit.limit());
            content.writeTo(gauge);
            return gauge.bytes() == 0 ? new Filed.Empty() : sniff(deposit, name, temporary, gauge);
        } catch (Gauge.LimitPassed passed) {
            return new Filed.TooLarge(deposit.limit());
        }
    }

    private Filed sniff(Deposit deposit, FileName name, Path temporary, Gauge gauge) throws IOException {
        var sniffed = sniffer.sniff(temporary);
        for (var kind : deposit.accepted()) {
            if (kind.covers(sniffed, name.extension())) {
                var file =
                        new StoredFile(FileId.fresh(), name.value(), kind.mediaType(), gauge.bytes(), gauge.sha256());
                return keep(file, deposit, temporary);
            }
        }
        return new Filed.TypeRefused(sniffed, name.extension());
    }

    private Filed keep(StoredFile file, Deposit deposit, Path temporary) throws IOException {
        var at = Date.from(clock.instant());
        intents().insertOne(new Document("_id", file.id().value()).append("at", at));
        var metadata = new Document("owner", deposit.owner())
                .append("uploader", deposit.uploader())
                .append("mediaType", file.mediaType())
                .append("sha256", file.sha256())
                .append("storedAt", at);
        try (var in = Files.newInputStream(temporary)) {
            var options = new GridFSUploadOptions().metadata(metadata);
            bucket().uploadFromStream(key(file.id()), file.name(), in, options);
        }
        if (intents().deleteOne(Filters.eq("_id", file.id().value())).getDeletedCount() == 0) {
            delete(file.id());
            throw new IOException("swept while it was being stored: " + file.id());
        }
        return new Filed.Stored(file);
    }

    private static Document metadata(GridFSFile file) {
        return Objects.requireNonNull(file.getMetadata());
    }

    private static StoredFile stored(GridFSFile file) {
        var metadata = metadata(file);
        return new StoredFile(
                new FileId(file.getId().asString().getValue()),
                file.getFilename(),
                metadata.getString("mediaType"),
                file.getLength(),
                metadata.getString("sha256"));
    }

    private static BsonString key(FileId id) {
        return new BsonString(id.value());
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(database.getMongoDatabase(), BUCKET);
    }

    private MongoCollection<Document> files() {
        return database.getMongoDatabase().getCollection(BUCKET + ".files");
    }

    private MongoCollection<Document> chunks() {
        return database.getMongoDatabase().getCollection(BUCKET + ".chunks");
    }

    private MongoCollection<Document> intents() {
        return database.getMongoDatabase().getCollection(BUCKET + ".intents");
    }
}
