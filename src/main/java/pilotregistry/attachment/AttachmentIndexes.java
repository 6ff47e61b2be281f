package pilotregistry.attachment;

import com.mongodb.client.model.Indexes;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/// What the file room is asked by, beside a file's id: its owner and its age.
@Component
class AttachmentIndexes {

    AttachmentIndexes(MongoOperations mongo) {
        var files = mongo.getCollection(FileRoom.BUCKET + ".files");
        files.createIndex(Indexes.ascending(FileRoom.OWNER));
        files.createIndex(Indexes.ascending(FileRoom.STORED_AT));
    }
}
