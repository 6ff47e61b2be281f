package pilotregistry.ledger;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/// Inserts many documents in one round trip, each whole or not at all; one that breaks a unique rule keeps no
/// other out.
final class UniqueInsert {

    private static final InsertManyOptions EACH = new InsertManyOptions().ordered(false);

    private final MongoOperations mongo;

    UniqueInsert(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// Inserts them into the collection of their type.
    ///
    /// @return those that broke a unique rule
    <T> Set<T> of(Class<T> type, List<T> all) {
        if (all.isEmpty()) {
            return Set.of();
        }
        var documents = all.stream().map(this::document).toList();
        List<Integer> refused = mongo.execute(type, collection -> refused(collection, documents));
        return refused == null ? Set.of() : refused.stream().map(all::get).collect(Collectors.toSet());
    }

    private Document document(Object value) {
        var document = new Document();
        mongo.getConverter().write(value, document);
        return document;
    }

    private static List<Integer> refused(MongoCollection<Document> collection, List<Document> documents) {
        try {
            collection.insertMany(documents, EACH);
            return List.of();
        } catch (MongoBulkWriteException some) {
            if (some.getWriteConcernError() != null
                    || !some.getWriteErrors().stream().allMatch(UniqueInsert::isUnique)) {
                throw some;
            }
            return some.getWriteErrors().stream().map(BulkWriteError::getIndex).toList();
        }
    }

    private static boolean isUnique(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
