package pilotregistry.backup;

import static pilotregistry.backup.BackupFault.Reason.DATABASE_NOT_EMPTY;
import static pilotregistry.backup.BackupFault.Reason.NOT_ALL_RESTORED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/// Puts what an archive holds into an empty database, after the whole archive has been checked. Until the last document
/// is there no registry starts upon it.
@Component
class Restoration {

    private static final int AT_ONCE = 500;
    private static final long BYTES_AT_ONCE = 8L << 20;

    private final Pages pages;
    private final RestorationGuard guard;

    Restoration(MongoDatabaseFactory databases, RestorationGuard guard) {
        this.pages = new Pages(databases);
        this.guard = guard;
    }

    /// @throws BackupFault where the archive or the database is not fit for it; then nothing was written
    Manifest read(Path file) throws IOException {
        var archive = ArchiveReader.open(file);
        checkEmpty();
        guard.begin(file);
        var shelf = new Shelf();
        archive.each(shelf::put);
        shelf.insert();
        checkCounts(archive.manifest());
        guard.end();
        return archive.manifest();
    }

    private void checkEmpty() {
        for (var collection : pages.collections()) {
            if (pages.documents(collection).find().limit(1).first() != null) {
                throw new BackupFault(DATABASE_NOT_EMPTY, Map.of("collection", collection));
            }
        }
    }

    private void checkCounts(Manifest manifest) {
        manifest.parts().values().stream()
                .map(Manifest.Part::collection)
                .distinct()
                .forEach(collection -> {
                    var there = pages.documents(collection).countDocuments();
                    if (there != manifest.documents(collection)) {
                        throw new BackupFault(NOT_ALL_RESTORED, Map.of("collection", collection));
                    }
                });
    }

    /// What is inserted next, of one collection.
    private final class Shelf {

        private final List<RawBsonDocument> documents = new ArrayList<>();
        private String collection = "";
        private long bytes;

        void put(String its, RawBsonDocument document) {
            if (!its.equals(collection) || documents.size() == AT_ONCE || bytes > BYTES_AT_ONCE) {
                insert();
                collection = its;
            }
            documents.add(document);
            bytes += document.getByteBuffer().remaining();
        }

        void insert() {
            if (!documents.isEmpty()) {
                pages.documents(collection).insertMany(documents);
                documents.clear();
                bytes = 0;
            }
        }
    }
}
