package pilotregistry.export;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.BsonString;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/// The room of finished and growing exports (GridFS): each is a row of parts, every one of which is whole or not there.
@Component
class ExportFiles {

    private static final String BUCKET = "exports";
    private static final int CHUNK = 1 << 20;
    // The embedded database answers with all that is asked for at once.
    private static final int BATCH = 4;

    private final MongoDatabaseFactory database;

    ExportFiles(MongoDatabaseFactory database) {
        this.database = database;
    }

    /// A part that is being written; nobody else's is ever touched by it.
    GridFSUploadStream begin(ExportId export) {
        var id = export.value() + "_" + UUID.randomUUID().toString().replace("-", "");
        return bucket().openUploadStream(new BsonString(id), id, new GridFSUploadOptions().chunkSizeBytes(CHUNK));
    }

    /// Writes out what lies from one position on over the parts, at most so many bytes of it.
    void copy(List<ExportPart> parts, long from, long length, OutputStream out) throws IOException {
        long start = from;
        long left = length;
        for (var part : parts) {
            if (left <= 0) {
                return;
            }
            if (start >= part.bytes()) {
                start -= part.bytes();
            } else {
                long some = Math.min(left, part.bytes() - start);
                copy(part, start, some, out);
                left -= some;
                start = 0;
            }
        }
    }

    private void copy(ExportPart part, long from, long length, OutputStream out) throws IOException {
        try (var in = bucket().openDownloadStream(new BsonString(part.file())).batchSize(BATCH)) {
            in.skipNBytes(from);
            var buffer = new byte[1 << 16];
            for (long left = length; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("cut off: " + part.file());
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    /// Goes on with the digest of what is stored already.
    void digest(List<ExportPart> parts, MessageDigest digest) throws IOException {
        copy(parts, 0, parts.stream().mapToLong(ExportPart::bytes).sum(), new OutputStream() {
            @Override
            public void write(int one) {
                digest.update((byte) one);
            }

            @Override
            public void write(byte[] some, int offset, int length) {
                digest.update(some, offset, length);
            }
        });
    }

    /// Removes all that was ever written of an export but these parts.
    void clear(ExportId export, Collection<ExportPart> kept) {
        var whose = Pattern.compile("^" + export.value() + "_");
        var ids = kept.stream().map(ExportPart::file).toList();
        files().deleteMany(Filters.and(Filters.regex("_id", whose), Filters.nin("_id", ids)));
        chunks().deleteMany(Filters.and(Filters.regex("files_id", whose), Filters.nin("files_id", ids)));
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
}
