package pilotregistry.access;

import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/// What mandates are asked by: their holder, in every request of somebody who signed in, and their body; and what
/// keeps them apart.
@Component
class MandateIndexes {

    MandateIndexes(MongoOperations mongo) {
        var indexes = mongo.indexOps(Mandate.class);
        indexes.createIndex(new Index("grant.holder", Direction.ASC));
        indexes.createIndex(new Index("grant.organization", Direction.ASC));
        indexes.createIndex(new Index("claim", Direction.ASC).unique().sparse());
    }
}
