package pilotregistry.backup;

import java.nio.file.Path;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.FirstStep;

/// Keeps the registry from starting upon a database into which an archive was being restored when that was cut off.
@Component
class RestorationGuard extends FirstStep {

    static final String COLLECTION = "restoring";

    private final MongoDatabaseFactory databases;

    RestorationGuard(MongoDatabaseFactory databases) {
        super(-1);
        this.databases = databases;
    }

    @Override
    protected void take() {
        var begun =
                databases.getMongoDatabase().getCollection(COLLECTION).find().first();
        if (begun != null) {
            throw new HalfRestored(begun.getString("archive"));
        }
    }

    void begin(Path archive) {
        var begun = new Document("_id", COLLECTION).append("archive", archive.toString());
        databases.getMongoDatabase().getCollection(COLLECTION).insertOne(begun);
    }

    void end() {
        databases.getMongoDatabase().getCollection(COLLECTION).deleteOne(new Document("_id", COLLECTION));
    }
}
